/** What must hold before anybody puts their name to a plan. */
import { type FieldProblem, found, Problem, type ProblemCode } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { organisationById, peopleById } from '#register/read.server.ts';
import { type Lack, lacking, overloads } from './readiness.ts';
import type { PlanHead, StoredPlan } from './stored-plan.ts';
import { contentsOf } from './store.server.ts';

/** Refuses when the plan was changed since the person read it; says who changed it. */
export async function demandSeen(tx: Tx, head: PlanHead, seen: number): Promise<void> {
	if (head.revision === seen) return;
	const author = (await peopleById(tx, [head.changed.by])).get(head.changed.by);
	throw new Problem('planning/changed-meanwhile', { params: { who: author?.name ?? '' } });
}

const problemOf: Readonly<Record<Lack, ProblemCode>> = { goal: 'planning/goal-missing', actions: 'planning/actions-missing' };

/** Refuses more at once than an organisation of this size can carry, unless somebody decided that it can. */
function demandRoom(plan: StoredPlan, paidStaff: number | null): void {
	const [first] = overloads(plan, paidStaff);
	if (first) throw new Problem('planning/too-much-at-once', { params: { quarter: first.quarter, active: first.active, limit: first.limit } });
}

/** Refuses while something is missing without which there is nothing to agree to. */
export async function demandAgreeable(tx: Tx, head: PlanHead, ...wanted: Lack[]): Promise<void> {
	const plan = await contentsOf(tx, head);
	const lacks = lacking(plan).filter((lack) => wanted.includes(lack));
	if (lacks.length === 0) return demandRoom(plan, found(await organisationById(tx, head.organisation)).paidStaff);
	const fields = lacks.map((lack): FieldProblem => ({ field: lack, code: problemOf[lack] }));
	throw new Problem(problemOf[lacks[0]!], { fields });
}
