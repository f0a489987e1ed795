/** What changed from one state of a plan to another: what came in, what was taken out, and field by field what was reworded or moved. */
import type { ApprovedAction, ApprovedContent, ApprovedObjective } from './approved-content.ts';
import { type Change, changesBetween } from './merge.ts';
import { actionContent } from './stored-plan.ts';

export interface Differing<T> {
	readonly added: readonly T[];
	readonly takenOut: readonly T[];
	/** `of` as it stands afterwards. */
	readonly changed: readonly { readonly of: T; readonly changes: readonly Change[] }[];
}

export interface Difference {
	readonly plan: readonly Change[];
	readonly objectives: Differing<ApprovedObjective>;
	readonly actions: Differing<ApprovedAction>;
}

export function difference(before: ApprovedContent, after: ApprovedContent): Difference {
	return {
		plan: changesBetween(before.plan, after.plan),
		objectives: differing(before.objectives, after.objectives, ({ why, voices, desired }) => ({ why, voices, desired })),
		actions: differing(before.actions, after.actions, actionContent)
	};
}

export function isSame({ plan, objectives, actions }: Difference): boolean {
	return plan.length === 0 && [objectives, actions].every(({ added, takenOut, changed }) => added.length + takenOut.length + changed.length === 0);
}

function differing<T extends { readonly id: string }>(before: readonly T[], after: readonly T[], contentOf: (of: T) => object): Differing<T> {
	const earlier = new Map(before.map((one) => [one.id, one]));
	const later = new Set(after.map(({ id }) => id));
	return {
		added: after.filter(({ id }) => !earlier.has(id)),
		takenOut: before.filter(({ id }) => !later.has(id)),
		changed: after.flatMap((of) => {
			const was = earlier.get(of.id);
			const changes = was ? changesBetween(contentOf(was), contentOf(of)) : [];
			return changes.length > 0 ? [{ of, changes }] : [];
		})
	};
}
