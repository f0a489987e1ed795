import { demand, found } from '#kernel/problem.ts';
import { languages } from '#kernel/localised.ts';
import { caseById } from '#programme/diagnostics/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { mayView } from '#register/policy.ts';
import { draftParts } from './draft.ts';
import type { DraftReport } from './input.ts';
import type { PartKey } from './parts.ts';
import { mayDraft } from './policy.ts';
import { sourceOf } from './source-of.server.ts';
import { openReport } from './store.server.ts';
import { addParts } from './store-parts.server.ts';
import type { ReportSource } from './source.ts';

/** Opens the report of a case and drafts every part of it in all three languages from the verified scores; later calls answer the one that exists. */
export async function draftReport(ctx: Context, input: DraftReport): Promise<string> {
	return ctx.transact(async (tx) => {
		const known = await caseById(tx, input.case);
		const of = found(known && mayView(ctx.actor, known) === true ? known : null);
		demand(mayDraft(ctx.actor, of));
		const author = found(ctx.actor.personId);
		const { id, isNew } = await openReport(tx, ctx.clock, of, author);
		if (!isNew) return id;
		await addParts(tx, { id, organisation: of.organisation }, ctx.clock.now(), draftsFrom(await sourceOf(tx, of, null)));
		await ctx.record(tx, { event: 'reporting/drafted', subject: { type: 'report', id }, organisation: of.organisation, programme: of.programme });
		return id;
	});
}

/** Every part in every language as the scores alone would have it. */
export function draftsFrom(source: ReportSource) {
	return languages.flatMap((language) =>
		Object.entries(draftParts(source, language)).map(([key, text]) => ({ language, key: key as PartKey, text })));
}
