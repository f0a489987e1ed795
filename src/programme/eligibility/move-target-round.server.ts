import { demand, found, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import type { FactSupplier } from './gather-facts.server.ts';
import { longList } from './list-targets.server.ts';
import { mayAssess } from './policy.ts';
import { candidatesOf, insertCandidates, markTold, rulesOfRound, setTargetRound, type StoredRound, targetRoundById, targetRoundToChange } from './store-targets.server.ts';
import type { MoveTargetRound } from './target-input.ts';
import { advanceRound, mayViewTargets } from './target-policy.ts';
import { fewestSeats } from './target-round.ts';
import type { TargetAct } from './target-workflow.ts';

const events = {
	openVoting: { event: 'eligibility/target-voting-opened' }, closeVoting: { event: 'eligibility/target-voting-closed' }, conclude: { event: 'eligibility/target-round-decided' },
	takeUpAgain: { event: 'eligibility/target-round-taken-up-again' }, announce: { event: 'eligibility/targets-announced' }, abandon: { event: 'eligibility/target-round-abandoned' }
} as const satisfies Record<TargetAct, unknown>;

/** Takes a round a step further: the list is fixed when the panel is let in, and letters follow when it is announced. */
export async function moveTargetRound(ctx: Context, { round: id, act, reason }: MoveTargetRound, suppliers: readonly FactSupplier[] = []): Promise<string> {
	return ctx.transact(async (tx) => {
		const round = await targetRoundToChange(tx, id);
		found(mayViewTargets(ctx.actor, round) === true || undefined);
		const state = advanceRound(ctx.actor, round, act, reason);
		if (act === 'openVoting') await fixList(ctx, tx, round, suppliers);
		if (act === 'conclude' && (await candidatesOf(tx, id)).some(({ decision }) => decision === null)) throw new Problem('eligibility/target-undecided');
		await setTargetRound(tx, id, { state, stateBy: found(ctx.actor.personId), stateAt: ctx.clock.now(), stateReason: reason, ...(act === 'openVoting' && { listedOn: ctx.clock.today() }) });
		await ctx.record(tx, { ...events[act], subject: { type: 'targetRound', id }, programme: round.programme, ...(reason !== '' && { reason }) });
		return id;
	});
}

async function fixList(ctx: Context, tx: Tx, round: StoredRound, suppliers: readonly FactSupplier[]): Promise<void> {
	if (round.seats.length < fewestSeats || !round.seats.some(({ isChair }) => isChair)) throw new Problem('eligibility/target-panel-incomplete');
	const list = await longList(tx, round.programme, await rulesOfRound(tx, round), ctx.clock.today(), suppliers);
	if (list.length === 0) throw new Problem('eligibility/target-list-empty');
	await insertCandidates(tx, round.id, list);
}

/** After a round was announced: each organisation's own result enters its own history, once, and its letter follows from that. */
export async function tellTargets(ctx: Context, id: string): Promise<number> {
	return ctx.transact(async (tx) => {
		demand(mayAssess(ctx.actor));
		const { state, programme } = await targetRoundById(tx, id);
		if (state !== 'announced') return 0;
		const told = await markTold(tx, id, ctx.clock.now());
		for (const { organisationId, decision, reason } of told) {
			await ctx.record(tx, { event: decision === 'chosen' ? 'eligibility/target-chosen' : 'eligibility/target-not-chosen', subject: { type: 'targetRound', id }, organisation: organisationId, programme, reason });
		}
		return told.length;
	});
}
