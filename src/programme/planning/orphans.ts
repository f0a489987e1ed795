/** Actions whose weakness is no longer shown: the organisation has since been found above the level that they lift it out of. They stay, with a flag. */
import type { Level } from '#programme/diagnostics/instrument.ts';
import type { Action } from './plan.ts';
import type { ActionState } from './workflow.ts';

/** Verified levels by indicator, as the latest issued report has them; what it has no level for is not in it. */
export type LevelsNow = ReadonlyMap<string, Level>;

/** Of what is settled nobody asks any more whether it is still needed. */
const settled: readonly ActionState[] = ['verified', 'cancelled', 'carriedOver'];

/** What nobody has scored since is not known to be gone. */
export function isOrphaned({ from, indicators, status }: Pick<Action, 'from' | 'indicators' | 'status'>, levels: LevelsNow): boolean {
	return from !== null && indicators.length > 0 && !settled.includes(status) && indicators.every((code) => (levels.get(code) ?? 0) > from);
}
