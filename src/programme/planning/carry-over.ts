/** What the plan of a later round takes over from the one before: work that is still open and that people stand by. */
import type { LevelsNow } from './orphans.ts';
import { isOrphaned } from './orphans.ts';
import type { Action, Objective, Success } from './plan.ts';
import type { StoredAction, StoredObjective, StoredPlan } from './stored-plan.ts';
import type { ActionState } from './workflow.ts';

const open: readonly ActionState[] = ['notStarted', 'inProgress', 'blocked', 'returned'];

/** Begun, given dates or written by people; what the library proposed and nobody took up is proposed anew where it is still needed. */
export function offeredActions({ actions }: Pick<StoredPlan, 'actions'>): readonly StoredAction[] {
	return actions.filter(({ status, start, from }) => open.includes(status) && (status !== 'notStarted' || start !== null || from === null));
}

/** Everything offered but what answers a weakness that is no longer shown. */
export function defaultChoice(plan: Pick<StoredPlan, 'actions'>, levels: LevelsNow): readonly string[] {
	return offeredActions(plan).filter((action) => !isOrphaned(action, levels)).map(({ id }) => id);
}

/** Said to be done and looked at by nobody yet: they are verified or returned before the plan ends. */
export function claimsIn({ actions }: Pick<StoredPlan, 'actions'>): readonly StoredAction[] {
	return actions.filter(({ status }) => status === 'done');
}

/** As the next plan begins with it: dates are given anew. */
export function carried({ id, ...action }: StoredAction): Action {
	return { ...action, start: null, due: null, carriedFrom: id };
}

/** The area in the next plan where its own draft has none: what was aimed at, from where the organisation stands today. */
export function carriedObjective({ parameter, title, success }: StoredObjective, levels: LevelsNow, mean: number | null): Objective {
	const today = (one: Success): Success => {
		const current = levels.get(one.indicator) ?? one.current;
		return { ...one, current, desired: one.desired > current ? one.desired : current };
	};
	return { parameter, title, currentMean: mean, ownPriority: false, success: success.map(today) };
}

/** A proposal of the library is left out where people go on with an action of their own on the same step. */
export function isServed({ indicators, from }: Pick<Action, 'indicators' | 'from'>, by: readonly Action[]): boolean {
	return by.some((one) => one.from === from && one.indicators.some((code) => indicators.includes(code)));
}
