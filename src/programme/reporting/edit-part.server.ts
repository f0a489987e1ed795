import { demand } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';
import type { EditPart } from './input.ts';
import type { PartOutcome, StandingText } from './page.ts';
import { mayEdit } from './policy.ts';
import { mergePart, tidy, type WrittenPart } from './report.ts';
import { reportToChange } from './store.server.ts';
import { putOthersBehind, standingPart, writeParts } from './store-parts.server.ts';

/**
 * Writes one part of the report in one language; the other languages stay as they are and are marked as no longer saying the same. A text that somebody else changed
 * meanwhile is not overwritten: both are handed back, and the writer decides.
 */
export async function editPart(ctx: Context, input: EditPart): Promise<PartOutcome> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		demand(mayEdit(ctx.actor, report, of));
		const standing = await standingPart(tx, report.id, input.language, input.key);
		const { language, key } = standing;
		const text = tidy(input.text);
		const merge = mergePart(standing, { text, basedOn: input.basedOn });
		if (merge === 'conflict') return { kind: 'conflict', key, language, offered: text, standing: await shown(tx, standing) };
		if (merge === 'unchanged') return { kind: 'saved', key, language, version: standing.version, at: standing.at, text };
		const at = ctx.clock.now();
		await writeParts(tx, report, { author: ctx.actor.personId, at }, [{ language, key, text, draftedText: standing.draftedText, basedOn: standing.version }]);
		await putOthersBehind(tx, report.id, standing);
		await ctx.record(tx, {
			event: 'reporting/part-edited', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme,
			data: { language, parts: [key], version: standing.version + 1 }
		});
		return { kind: 'saved', key, language, version: standing.version + 1, at: at.toISOString(), text };
	});
}

async function shown(tx: Tx, { text, version, author, at }: WrittenPart): Promise<StandingText> {
	const person = author && (await peopleById(tx, [author])).get(author);
	return { text, version, at, author: person ? person.name : '' };
}
