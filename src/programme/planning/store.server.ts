/** Plans in the database. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Actor } from '#register/actor.ts';
import { plainAmount } from './content.ts';
import { mayViewPlan } from './policy.ts';
import { type ActionFacts, assemblePlan, type Deed, type PlanHead, type StoredObjective, type StoredPlan } from './stored-plan.ts';
import { action, objective, plan } from './tables.server.ts';

type PlanRow = typeof plan.$inferSelect;
type ObjectiveRow = typeof objective.$inferSelect;
export type ActionRow = typeof action.$inferSelect;

function deed(by: PersonId | null, at: Date | null): Deed | null {
	return by && at && { by, at };
}

export function toHead(row: PlanRow): PlanHead {
	const agreed = deed(row.agreedBy, row.agreedAt);
	const revised = deed(row.revisedBy, row.revisedAt);
	const limit = deed(row.limitBy, row.limitAt);
	return {
		id: row.id,
		programme: row.programmeId, organisation: row.organisationId, caseId: row.caseId, report: { id: row.reportId, version: row.reportVersion },
		state: row.status, since: row.statusSince, stateBy: row.statusBy, reason: row.statusReason,
		goal: row.goal, start: row.startsOn, end: row.endsOn, weights: row.weights,
		version: row.version, revision: row.revision,
		changed: { by: row.changedBy, at: row.changedAt },
		created: { by: row.createdBy, at: row.createdAt },
		agreed: agreed && { ...agreed, boardNoted: row.boardNoted },
		approved: deed(row.approvedBy, row.approvedAt),
		revised: revised && { ...revised, reason: row.revisedReason ?? '' },
		voteClosed: deed(row.voteClosedBy, row.voteClosedAt),
		limit: limit && { ...limit, to: row.limitTo ?? 0, reason: row.limitReason ?? '' },
		follows: row.follows
	};
}

function toObjective(row: ObjectiveRow): StoredObjective {
	const { id, parameter, title, currentMean, ownPriority, success, why, voices, position, version } = row;
	const desired = Object.fromEntries(success.map((one) => [one.indicator, one.desired]));
	return { id, parameter, title, currentMean, ownPriority, success, why, voices, desired, position, version, edited: { by: row.authorId, at: row.at } };
}

function toAction(row: ActionRow): ActionFacts {
	const { id, objectiveId, indicators, critical, title, description, type, expectedOutput, meansOfVerification, responsible, supporter, funding, importance, urgency, ease, position, status, votes, percent, workVersion, carriedFrom, version } = row;
	const removed = deed(row.removedBy, row.removedAt);
	return {
		id, objectiveId, indicators, critical, title, description, type, expectedOutput, meansOfVerification, responsible, supporter, funding, importance, urgency, ease, position, status, votes, percent, workVersion, carriedFrom, version,
		from: row.fromLevel,
		start: row.startsOn, due: row.dueOn,
		cost: row.costAmount === null || row.costCurrency === null ? null : { amount: plainAmount(row.costAmount), currency: row.costCurrency },
		edited: { by: row.authorId, at: row.at },
		statusSet: { by: row.statusBy, at: row.statusAt, reason: row.statusReason },
		removed: removed && { ...removed, reason: row.removedReason ?? '' }
	};
}

/** Objectives and their actions in one query. */
export async function contentsOf(read: Reader, head: PlanHead): Promise<StoredPlan> {
	const rows = await read.select({ objective, action }).from(objective)
		.leftJoin(action, eq(action.objectiveId, objective.id))
		.where(eq(objective.planId, head.id))
		.orderBy(asc(objective.position), asc(action.position), asc(action.id));
	const objectives = new Map(rows.map((row) => [row.objective.id, toObjective(row.objective)]));
	return assemblePlan(head, [...objectives.values()], rows.flatMap((row) => (row.action ? [toAction(row.action)] : [])));
}

/** The plan, locked until the transaction ends; for whoever may not see it there is none. */
export async function planToChange(tx: Tx, actor: Actor, id: string): Promise<PlanHead> {
	const [row] = await tx.select().from(plan).where(eq(plan.id, id)).for('update');
	const head = found(row && toHead(row));
	return found(mayViewPlan(actor, head) === true ? head : null);
}

export async function objectiveIn(tx: Tx, of: PlanHead, id: string): Promise<StoredObjective> {
	const [row] = await tx.select().from(objective).where(and(eq(objective.id, id), eq(objective.planId, of.id)));
	return toObjective(found(row));
}

export async function actionIn(tx: Tx, of: PlanHead, id: string): Promise<ActionFacts> {
	const [row] = await tx.select().from(action).where(and(eq(action.id, id), eq(action.planId, of.id)));
	return toAction(found(row));
}

/** Moves a plan into the state that the workflow led to. A reason given earlier is no longer one. */
export async function enterState(tx: Tx, of: PlanHead, status: PlanHead['state'], { by, at }: Deed, also: Partial<PlanRow> = {}): Promise<void> {
	await tx.update(plan).set({ status, statusSince: at, statusBy: by, statusReason: null, ...also }).where(eq(plan.id, of.id));
}

/** Of a plan that is no longer under revision. */
export const nothingRevised = { revisedAt: null, revisedBy: null, revisedReason: null } as const;

/** Counts a change of anything in the plan. */
export async function touchPlan(tx: Tx, of: PlanHead, { by, at }: Deed, also: Partial<PlanRow> = {}): Promise<void> {
	await tx.update(plan).set({ ...also, revision: sql`${plan.revision} + 1`, changedBy: by, changedAt: at }).where(eq(plan.id, of.id));
}

export async function changeObjective(tx: Tx, id: string, change: Partial<ObjectiveRow>): Promise<void> {
	await tx.update(objective).set(change).where(eq(objective.id, id));
}

export async function changeAction(tx: Tx, id: string, change: Partial<ActionRow>): Promise<void> {
	await tx.update(action).set(change).where(eq(action.id, id));
}
