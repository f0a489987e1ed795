import { demand, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { evidenceOpenIn } from './case.ts';
import type { RemoveEvidence } from './input.ts';
import { demandState, mayChangeEvidence } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { deleteEvidence, evidenceById } from './store-evidence.server.ts';

/** Takes a document back. Once an assessor decided about it, it belongs to the record and stays. */
export async function removeEvidence(ctx: Context, input: RemoveEvidence): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		const item = await evidenceById(tx, of.id, input.evidence);
		demand(mayChangeEvidence(ctx.actor, of, item.byAssessor));
		demandState(of, ...evidenceOpenIn);
		if (item.links.some(({ version }) => version > 0)) throw new Problem('diagnostics/evidence-already-decided');
		await deleteEvidence(tx, item.id);
		const indicators = item.links.map(({ indicator }) => indicator);
		await ctx.record(tx, { event: 'diagnostics/evidence-removed', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { evidence: item.id, indicators } });
	});
}
