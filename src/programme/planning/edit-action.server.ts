import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { ActionContent } from './content.ts';
import type { EditAction } from './input.ts';
import { mayEditPlan } from './policy.ts';
import { answerOf, type Edited, settleEdit } from './settle-edit.server.ts';
import { actionContent } from './stored-plan.ts';
import { actionIn, changeAction, planToChange, touchPlan } from './store.server.ts';
import { actionColumns, keepVersions } from './store-versions.server.ts';

/** Changes what stands in an action. What another changed meanwhile in the same place is shown beside it, and nothing is saved until the person decides. */
export async function editAction(ctx: Context, input: EditAction): Promise<Edited<ActionContent>> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const action = await actionIn(tx, head, input.action);
		demand(mayEditPlan(ctx.actor, head));
		if (action.removed) throw new Problem('planning/action-removed-already');
		const settled = await settleEdit(tx, 'action', { ...input, id: action.id }, actionContent(input));
		const { content, conflicts, version, changes } = settled;
		if (conflicts.length > 0 || !changes) return answerOf(settled, false);
		demandSensibleDates(content);
		const by = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		await changeAction(tx, action.id, { ...actionColumns(content), version: version + 1, authorId: by.by, at: by.at });
		await keepVersions(tx, 'action', [{ of: action.id, version: version + 1, content }], by);
		await touchPlan(tx, head, by);
		await ctx.record(tx, { event: 'planning/action-edited', subject: { type: 'action', id: action.id }, organisation: head.organisation, programme: head.programme, data: { plan: head.id, version: version + 1 } });
		return answerOf(settled, true);
	});
}

/** Two people who each moved one date may together have made nonsense. */
function demandSensibleDates({ start, due }: ActionContent): void {
	const code = (start === null) !== (due === null) ? 'planning/one-date-missing' : start !== null && due !== null && start > due ? 'planning/dates-reversed' : null;
	if (code) throw new Problem('common/invalid-input', { status: 400, fields: [{ field: 'due', code }] });
}
