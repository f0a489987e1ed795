import { newId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { safeFileName } from '#platform/files.server.ts';
import type { Context } from '#register/context.server.ts';
import { type Case, evidenceOpenIn } from './case.ts';
import type { AddEvidence } from './input.ts';
import { indicatorsOf } from './instrument.ts';
import { demandState, isAssessor, mayOfferEvidence } from './policy.ts';
import { instrumentOf } from './read.server.ts';
import { caseToChange } from './store.server.ts';
import { link } from './store-evidence.server.ts';
import { evidence } from './tables.server.ts';

/** Offers a document or a photo as proof for one indicator or several; without a file, the description of what was seen. */
export async function addEvidence(ctx: Context, input: AddEvidence): Promise<{ evidence: string }> {
	const bytes = input.file && new Uint8Array(await input.file.arrayBuffer());
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayOfferEvidence(ctx.actor, of));
		demandState(of, ...evidenceOpenIn);
		const indicators = await demandIndicators(tx, of, input.indicators);
		const kept = bytes && (await ctx.files.keep(tx, ctx.clock, bytes));
		const fileName = input.file && safeFileName(input.file.name);
		const id = newId<'evidence'>();
		await tx.insert(evidence).values({
			id, organisationId: of.organisation, caseId: of.id,
			title: input.title || fileName || '', note: input.note,
			fileHash: kept?.hash ?? null, fileName: fileName ?? null,
			addedBy: found(ctx.actor.personId), byAssessor: isAssessor(ctx.actor, of), addedAt: ctx.clock.now(),
			validUntil: input.validUntil ?? null
		});
		await link(tx, id, indicators);
		await ctx.record(tx, { event: 'diagnostics/evidence-added', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { evidence: id, indicators } });
		return { evidence: id };
	});
}

/** The codes without repeats; refuses one that the instrument version does not have. */
export async function demandIndicators(tx: Tx, of: Case, wanted: readonly string[]): Promise<string[]> {
	const known = new Set(indicatorsOf(await instrumentOf(tx, of)).map(({ code }) => code));
	const stray = wanted.find((code) => !known.has(code));
	if (stray) throw new Problem('diagnostics/unknown-indicator', { status: 400, params: { indicator: stray } });
	return [...new Set(wanted)];
}
