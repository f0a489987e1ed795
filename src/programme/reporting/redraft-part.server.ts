import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { draftParts } from './draft.ts';
import type { RedraftPart } from './input.ts';
import type { PartOutcome } from './page.ts';
import { mayEdit } from './policy.ts';
import { sourceOf } from './source-of.server.ts';
import { reportToChange } from './store.server.ts';
import { putOthersBehind, standingPart, writeParts } from './store-parts.server.ts';

/** Puts the draft from the present scores in the place of what was written; that stays among the part's versions. */
export async function redraftPart(ctx: Context, input: RedraftPart): Promise<PartOutcome> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		demand(mayEdit(ctx.actor, report, of));
		const standing = await standingPart(tx, report.id, input.language, input.key);
		if (standing.version !== input.basedOn) throw new Problem('reporting/changed-meanwhile');
		const { language, key } = standing;
		const text = found(draftParts(await sourceOf(tx, of, report), language)[key]);
		const at = ctx.clock.now();
		if (text === standing.text && text === standing.draftedText) return { kind: 'saved', key, language, version: standing.version, at: standing.at, text };
		await writeParts(tx, report, { author: ctx.actor.personId, at }, [{ language, key, text, draftedText: text, basedOn: standing.version }]);
		await putOthersBehind(tx, report.id, standing);
		await ctx.record(tx, {
			event: 'reporting/part-edited', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme,
			data: { language, parts: [key], version: standing.version + 1, fromScores: true }
		});
		return { kind: 'saved', key, language, version: standing.version + 1, at: at.toISOString(), text };
	});
}
