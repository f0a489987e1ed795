import type { Reader } from '#platform/database.server.ts';
import { withdrawConsent } from '#register/consent.server.ts';
import type { Context } from '#register/context.server.ts';
import { endTrust } from '#register/entrust.server.ts';
import type { CaseWithReason } from './input.ts';
import { advance } from './policy.ts';
import { assessorsElsewhere, caseToChange, enterState } from './store.server.ts';
import { dropDrafts } from './store-respondents.server.ts';

/** A fact that only a later stage knows: whoever calls says where it comes from. */
export type ReportIssued = (read: Reader, caseId: string) => Promise<boolean>;

/** The organisation steps back, without giving a reason if it does not want to, and takes its consent back with that. */
export async function withdrawDiagnostics(ctx: Context, input: CaseWithReason, reportIssued: ReportIssued): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		const status = advance(ctx.actor, of, 'withdraw', { reportIssued: await reportIssued(tx, of.id) });
		await enterState(tx, ctx.clock, of, status, { statusReason: input.reason || null });
		await dropDrafts(tx, of.id);
		await withdrawConsent(tx, of.consentId, ctx.clock.now());
		const people = of.assessors.map(({ person }) => person);
		const kept = await assessorsElsewhere(tx, of, people);
		await endTrust(tx, { ...of, people: people.filter((person) => !kept.has(person)), roles: ['assessor', 'leadAssessor'], at: ctx.clock.now() });
		await ctx.record(tx, { event: 'diagnostics/withdrawn', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { from: of.status, assessors: people }, reason: input.reason || undefined });
	});
}
