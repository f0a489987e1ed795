/** The plan of the round before: what of it goes on in the next one, and its end. */
import { Problem } from '#kernel/problem.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import { type Case, casesOf } from '#programme/diagnostics/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { carried, carriedObjective, claimsIn, defaultChoice, offeredActions } from './carry-over.ts';
import type { PlanSources } from './generate.ts';
import type { LevelsNow } from './orphans.ts';
import { advanceAction, advancePlan } from './policy.ts';
import { levelsToday } from './read-levels.server.ts';
import { plansOf } from './read.server.ts';
import { changeAction, contentsOf, enterState, nothingRevised } from './store.server.ts';
import { writeNote } from './store-work.server.ts';
import type { Deed, StoredAction, StoredPlan } from './stored-plan.ts';

/** The latest plan of an earlier round that is not closed yet. */
export async function predecessorOf(read: Reader, of: Case): Promise<StoredPlan | undefined> {
	const earlier = (await casesOf(read, of.organisation)).filter(({ programme, round }) => programme === of.programme && round < of.round).toSorted((a, b) => b.round - a.round);
	const open = (await plansOf(read, of.organisation)).filter(({ state }) => state !== 'closed');
	const latest = earlier.flatMap(({ id }) => open.filter(({ caseId }) => caseId === id))[0];
	return latest && contentsOf(read, latest);
}

export interface Succession {
	readonly before: StoredPlan;
	readonly actions: readonly StoredAction[];
	readonly levels: LevelsNow;
}

/** What goes on: as chosen, or everything still needed. Refuses while something is said to be done and nobody has looked. */
export async function successionOf(tx: Tx, of: Case, chosen: readonly string[] | undefined): Promise<Succession | undefined> {
	const before = await predecessorOf(tx, of);
	if (!before) return undefined;
	const claims = claimsIn(before).length;
	if (claims > 0) throw new Problem('planning/claims-waiting', { params: { count: claims } });
	const levels = (await levelsToday(tx, of))?.levels ?? new Map();
	const wanted = new Set(chosen ?? defaultChoice(before, levels));
	return { before, levels, actions: before.approved ? offeredActions(before).filter(({ id }) => wanted.has(id)) : [] };
}

/** The same for the draft. */
export function carriedInto({ before, actions, levels }: Succession, result: PlanSources['result']): NonNullable<PlanSources['carried']> {
	const areas = new Set(actions.map(({ objectiveId }) => objectiveId));
	const meanOf = (parameter: string) => result.parameters.find(({ code }) => code === parameter)?.mean ?? null;
	return {
		actions: actions.map(carried),
		objectives: before.objectives.filter(({ id }) => areas.has(id)).map((one) => carriedObjective(one, levels, meanOf(one.parameter)))
	};
}

/** Closes the plan before; what goes on is marked so in it and keeps its record. */
export async function succeed(ctx: Context, tx: Tx, { before, actions }: Succession, by: Deed): Promise<void> {
	for (const { id, status } of actions) {
		const next = advanceAction(ctx.actor, before, status, 'carryOver');
		await changeAction(tx, id, { status: next, statusAt: by.at, statusBy: by.by, statusReason: null });
		await writeNote(ctx, tx, before, id, { kind: 'step', act: 'carryOver', text: '' });
	}
	await enterState(tx, before, advancePlan(ctx.actor, before, 'succeed'), by, nothingRevised);
}
