import { demand, Problem } from '#kernel/problem.ts';
import { demandIndicators } from './add-evidence.server.ts';
import type { Context } from '#register/context.server.ts';
import { evidenceOpenIn } from './case.ts';
import type { RelinkEvidence } from './input.ts';
import { demandState, mayRelinkEvidence } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { evidenceById, link, unlink } from './store-evidence.server.ts';

/** Files a document under other indicators. Where an assessor decided already, the document stays filed. */
export async function relinkEvidence(ctx: Context, input: RelinkEvidence): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		const item = await evidenceById(tx, of.id, input.evidence);
		demand(mayRelinkEvidence(ctx.actor, of, item.byAssessor));
		demandState(of, ...evidenceOpenIn);
		const wanted = await demandIndicators(tx, of, input.indicators);
		const left = item.links.filter(({ indicator }) => !wanted.includes(indicator));
		if (left.some(({ version }) => version > 0)) throw new Problem('diagnostics/evidence-already-decided');
		const before = item.links.map(({ indicator }) => indicator);
		await unlink(tx, item.id, left.map(({ indicator }) => indicator));
		await link(tx, item.id, wanted.filter((code) => !before.includes(code)));
		await ctx.record(tx, { event: 'diagnostics/evidence-relinked', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { evidence: item.id, indicators: wanted } });
	});
}
