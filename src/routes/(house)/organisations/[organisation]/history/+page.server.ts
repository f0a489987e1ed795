import type { OrganisationId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import { reading } from '#wiring/door.server.ts';
import { historyShown } from '#wiring/history.server.ts';

export async function load(event) {
	const { abilities } = await event.parent();
	const before = Number(event.url.searchParams.get('before'));
	return reading(event, async (ctx) => {
		demand(abilities.knowPeople || 'common/not-permitted');
		const { entries, next } = await historyShown(ctx, event.params.organisation as OrganisationId, Number.isSafeInteger(before) && before > 0 ? before : undefined);
		return { entries, next: next === undefined ? undefined : `${event.url.pathname}?before=${next}` };
	});
}
