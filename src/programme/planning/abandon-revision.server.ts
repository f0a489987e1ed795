import { found } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { caseById, instrumentOf } from '#programme/diagnostics/read.server.ts';
import type { Context } from '#register/context.server.ts';
import type { ApprovedContent } from './approved-content.ts';
import { aimedAt } from './edit-objective.server.ts';
import type { AbandonRevision } from './input.ts';
import { changedFields } from './merge.ts';
import { advancePlan } from './policy.ts';
import { approvalsOf } from './store-approvals.server.ts';
import { changeAction, changeObjective, contentsOf, enterState, nothingRevised, planToChange, touchPlan } from './store.server.ts';
import { actionColumns, keepVersions } from './store-versions.server.ts';
import { actionContent, type Deed, objectiveContent, planContent, type StoredPlan } from './stored-plan.ts';

/** Gives a revision up: the plan says again what was approved last. What was written meanwhile stays on record as a version. */
export async function abandonRevision(ctx: Context, input: AbandonRevision): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const next = advancePlan(ctx.actor, head, 'abandonRevision');
		const last = found((await approvalsOf(tx, head.id)).at(-1));
		const by = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		const plan = await contentsOf(tx, head);
		await restorePlan(tx, plan, last.content, by);
		await restoreObjectives(tx, plan, last.content, by);
		await restoreActions(tx, plan, last.content, by);
		await takeOutAdded(tx, plan, last.content, by, head.revised?.reason ?? '');
		await enterState(tx, head, next, by, { agreedAt: last.agreedAt, agreedBy: last.agreedBy, boardNoted: last.boardNoted, ...nothingRevised });
		await ctx.record(tx, { event: 'planning/revision-abandoned', subject: { type: 'plan', id: head.id }, organisation: head.organisation, programme: head.programme, data: { approval: last.number } });
	});
}

async function restorePlan(tx: Tx, plan: StoredPlan, { plan: content }: ApprovedContent, by: Deed): Promise<void> {
	const changes = changedFields(planContent(plan), content).length > 0;
	const version = plan.version + 1;
	if (changes) await keepVersions(tx, 'plan', [{ of: plan.id, version, content }], by);
	await touchPlan(tx, plan, by, changes ? { goal: content.goal, startsOn: content.start, endsOn: content.end, weights: content.weights, version } : {});
}

async function restoreObjectives(tx: Tx, plan: StoredPlan, { objectives }: ApprovedContent, by: Deed): Promise<void> {
	const instrument = await instrumentOf(tx, found(await caseById(tx, plan.caseId)));
	for (const { id, why, voices, desired } of objectives) {
		const now = plan.objectives.find((one) => one.id === id);
		const content = { why, voices, desired };
		if (!now || changedFields(objectiveContent(now), content).length === 0) continue;
		const success = now.success.map((one) => aimedAt(one, desired[one.indicator] ?? one.desired, instrument));
		await changeObjective(tx, id, { why, voices, success, version: now.version + 1, authorId: by.by, at: by.at });
		await keepVersions(tx, 'objective', [{ of: id, version: now.version + 1, content }], by);
	}
}

/** Also those that were taken out during the revision come back. */
async function restoreActions(tx: Tx, plan: StoredPlan, { actions }: ApprovedContent, by: Deed): Promise<void> {
	const there = [...plan.actions, ...plan.removedActions];
	for (const approved of actions) {
		const now = found(there.find(({ id }) => id === approved.id));
		if (now.removed) await changeAction(tx, now.id, { removedAt: null, removedBy: null, removedReason: null });
		const content = actionContent(approved);
		if (changedFields(actionContent(now), content).length === 0) continue;
		await changeAction(tx, now.id, { ...actionColumns(content), version: now.version + 1, authorId: by.by, at: by.at });
		await keepVersions(tx, 'action', [{ of: now.id, version: now.version + 1, content }], by);
	}
}

async function takeOutAdded(tx: Tx, plan: StoredPlan, { actions }: ApprovedContent, by: Deed, reason: string): Promise<void> {
	const approved = new Set(actions.map(({ id }) => id));
	for (const { id } of plan.actions.filter((one) => !approved.has(one.id))) await changeAction(tx, id, { removedAt: by.at, removedBy: by.by, removedReason: reason });
}
