/** What the organisation brought in the round before and could bring again. */
import type { Context } from '#register/context.server.ts';
import type { Case } from './case.ts';
import { isValidOn } from './evidence-validity.ts';
import { mayOpenEvidence } from './policy.ts';
import { instrumentOf, previousDoneCase } from './read.server.ts';
import { mappingBetween } from './read-instruments.server.ts';
import { evidenceOf, type ReusableEvidence } from './store-evidence.server.ts';

/**
 * Documents of the latest round that was done, which hold today, are not here yet and were offered for an indicator that means
 * the same now; none for readers who may not open the organisation's documents.
 */
export async function reusableEvidence({ read, actor, clock }: Pick<Context, 'read' | 'actor' | 'clock'>, of: Case): Promise<ReusableEvidence[]> {
	const earlier = await previousDoneCase(read, of);
	if (!earlier || mayOpenEvidence(actor, earlier) !== true) return [];
	const here = new Set((await evidenceOf(read, of.id)).map(({ reusedFrom }) => reusedFrom));
	const today = clock.today();
	const mapping = await mappingBetween(read, await instrumentOf(read, of), await instrumentOf(read, earlier));
	const items = (await evidenceOf(read, earlier.id)).filter((item) => !here.has(item.id) && isValidOn(item, today));
	return items.flatMap(({ id, title, note, file, validUntil, links }) => {
		const offered = new Set(links.map(({ indicator }) => indicator));
		const indicators = [...mapping].flatMap(([now, before]) => (offered.has(before) ? [now] : []));
		return indicators.length > 0 ? [{ id, title, note, file, validUntil, indicators }] : [];
	});
}
