/** A plan brought as far as a test needs, by the people who bring it there in life. */
import { found } from '#kernel/problem.ts';
import { issued, refusalOf, reporting, type Reporting } from '../../reporting/cases/reporting.ts';
import { another, done } from '../../../../tests/support/diagnostic-case.ts';
import type { TestDatabase } from '../../../../tests/support/database.ts';
import { agreePlan } from '../agree-plan.server.ts';
import { approvePlan } from '../approve-plan.server.ts';
import { draftPlan } from '../draft-plan.server.ts';
import { editAction } from '../edit-action.server.ts';
import { editPlan } from '../edit-plan.server.ts';
import { planById } from '../read.server.ts';
import { sendPlanForAgreement } from '../send-plan-for-agreement.server.ts';
import { actionContent, planContent, type StoredAction, type StoredPlan } from '../stored-plan.ts';

export { refusalOf };

/** An issued report, and nothing planned yet. */
export async function planning(kadam: TestDatabase): Promise<Reporting> {
	const of = await reporting(kadam);
	await issued(of);
	return of;
}

/** A further organisation of the same programme, weak in one indicator, with an issued report. */
export async function anotherPlanning(kadam: TestDatabase, first: Reporting): Promise<Reporting> {
	const other = await another(kadam, first);
	const of = { ...other, kadam, caseId: await done(other, { '5.1': 1 }) };
	await issued(of);
	return of;
}

export async function planOf(of: Reporting, id: string): Promise<StoredPlan> {
	return found(await planById(of.kadam.database.read, id));
}

export async function drafted(of: Reporting): Promise<string> {
	return draftPlan(await of.as('assessor'), { case: of.caseId });
}

/** In the organisation's hands. */
export async function sent(of: Reporting): Promise<string> {
	const plan = await drafted(of);
	await sendPlanForAgreement(await of.as('assessor'), { plan, seen: (await planOf(of, plan)).revision });
	return plan;
}

export async function withGoal(of: Reporting, plan: string, who: 'head' | 'assessor' = 'head'): Promise<void> {
	await editPlan(await of.as(who), planEdit(await planOf(of, plan), { goal: { ky: 'Уюмубуз эл ишенген, эсеп-кысабы ачык уюм болсун.' } }));
}

export async function agreed(of: Reporting): Promise<string> {
	const plan = await sent(of);
	await withGoal(of, plan);
	await agreePlan(await of.as('head'), { plan, seen: (await planOf(of, plan)).revision, boardNoted: true });
	return plan;
}

export async function inForce(of: Reporting): Promise<string> {
	const plan = await agreed(of);
	await approvePlan(await of.as('officer'), { plan, seen: (await planOf(of, plan)).revision });
	return plan;
}

export function planEdit(plan: StoredPlan, change: Partial<Parameters<typeof editPlan>[1]> = {}): Parameters<typeof editPlan>[1] {
	return { ...planContent(plan), plan: plan.id, basedOn: plan.version, dates: 'keep', stillTrue: false, ...change };
}

export function actionEdit(plan: StoredPlan, action: StoredAction, change: Partial<Parameters<typeof editAction>[1]> = {}): Parameters<typeof editAction>[1] {
	return { ...actionContent(action), plan: plan.id, action: action.id, basedOn: action.version, stillTrue: false, ...change };
}
