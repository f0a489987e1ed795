import { and, eq } from 'drizzle-orm';
import { demand, found, Problem } from '#kernel/problem.ts';
import { formatInstant } from '#i18n/format.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';
import { evidenceDecidedIn } from './case.ts';
import type { DecideEvidence } from './input.ts';
import { demandState, mayAssess } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { evidenceById, type EvidenceLink } from './store-evidence.server.ts';
import { evidenceIndicator } from './tables.server.ts';

/** An assessor says whether a document proves what it was offered for, and whether it proves that the practice was reviewed. */
export async function decideEvidence(ctx: Context, input: DecideEvidence): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayAssess(ctx.actor, of));
		demandState(of, ...evidenceDecidedIn);
		const item = await evidenceById(tx, of.id, input.evidence);
		const standing = found(item.links.find(({ indicator }) => indicator === input.indicator));
		await demandSeen(tx, standing, input.basedOn);
		const accepted = input.decision === 'accepted';
		await tx.update(evidenceIndicator).set({
			accepted, provesReview: accepted && input.provesReview, note: input.note,
			decidedBy: ctx.actor.personId, decidedAt: ctx.clock.now(), version: standing.version + 1
		}).where(and(eq(evidenceIndicator.evidenceId, item.id), eq(evidenceIndicator.indicator, input.indicator)));
		await ctx.record(tx, {
			event: 'diagnostics/evidence-decided', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme,
			data: { evidence: item.id, indicator: input.indicator, accepted }, reason: input.note || undefined
		});
	});
}

/** Refuses a decision by somebody who had not seen the last one. */
async function demandSeen(tx: Tx, standing: EvidenceLink, basedOn: number): Promise<void> {
	if (standing.version === basedOn) return;
	const author = standing.decidedBy && (await peopleById(tx, [standing.decidedBy])).get(standing.decidedBy);
	throw new Problem('diagnostics/decided-meanwhile', { params: { who: author ? author.name : '', at: standing.decidedAt ? formatInstant(standing.decidedAt) : '' } });
}
