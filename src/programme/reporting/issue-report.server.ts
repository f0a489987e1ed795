import { found } from '#kernel/problem.ts';
import { languages } from '#kernel/localised.ts';
import type { Context } from '#register/context.server.ts';
import { assembleDocument } from './assemble.ts';
import type { ReportOnly } from './input.ts';
import { advance } from './policy.ts';
import { versionInWork } from './report.ts';
import { sourceOf } from './source-of.server.ts';
import { enterState, reportToChange } from './store.server.ts';
import { keepIssue } from './store-issues.server.ts';
import { partsOf, textsIn } from './store-parts.server.ts';

/** Issues the report: the complete document in three languages is frozen as the next version, with the organisation's reply in it. */
export async function issueReport(ctx: Context, input: ReportOnly): Promise<{ version: number }> {
	return ctx.transact(async (tx) => {
		const { report, of } = await reportToChange(tx, ctx.actor, input.report);
		const today = ctx.clock.today();
		const status = advance(ctx.actor, report, of, 'issue', { today });
		const source = await sourceOf(tx, of, report, today);
		const parts = await partsOf(tx, report.id);
		const version = versionInWork(report);
		const documents = languages.map((language) => assembleDocument(source, textsIn(parts, language), language));
		await keepIssue(tx, report, { version, documents, issuedAt: ctx.clock.now(), issuedBy: found(ctx.actor.personId), changes: report.correction });
		await enterState(tx, ctx.clock, report, status, { issuedVersion: version, correction: '' });
		await ctx.record(tx, {
			event: 'reporting/issued', subject: { type: 'report', id: report.id }, organisation: report.organisation, programme: report.programme,
			data: { version, case: report.caseId }
		});
		return { version };
	});
}
