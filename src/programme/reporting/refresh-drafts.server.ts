import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { draftsFrom } from './draft-report.server.ts';
import type { ReportOnly } from './input.ts';
import { mayEdit } from './policy.ts';
import { isEdited } from './report.ts';
import { sourceOf } from './source-of.server.ts';
import { reportToChange } from './store.server.ts';
import { type NewText, partsOf, writeParts } from './store-parts.server.ts';

/** After the scores were verified anew: drafts again every part that nobody has touched. What people wrote stays. Answers how many parts changed. */
export async function refreshDrafts(ctx: Context, input: ReportOnly): Promise<number> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		demand(mayEdit(ctx.actor, report, of));
		const standing = new Map((await partsOf(tx, report.id)).map((part) => [`${part.language} ${part.key}`, part]));
		const changed = draftsFrom(await sourceOf(tx, of, report)).flatMap(({ language, key, text }): NewText[] => {
			const part = standing.get(`${language} ${key}`);
			if (part && (isEdited(part) || part.text === text)) return [];
			return [{ language, key, text, draftedText: text, basedOn: part?.version ?? 0 }];
		});
		if (changed.length === 0) return 0;
		await writeParts(tx, report, { author: null, at: ctx.clock.now() }, changed);
		await ctx.record(tx, {
			event: 'reporting/part-edited', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme,
			data: { parts: [...new Set(changed.map(({ key }) => key))], fromScores: true }
		});
		return changed.length;
	});
}
