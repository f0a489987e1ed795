import { newId } from '#kernel/id.ts';
import { agreePlan } from '#programme/planning/agree-plan.server.ts';
import { approvePlan } from '#programme/planning/approve-plan.server.ts';
import { agreePlan as agreeSchema, approvePlan as approveSchema, returnPlan as returnSchema, sendPlanForAgreement as sendSchema } from '#programme/planning/input.ts';
import { returnPlan } from '#programme/planning/return-plan.server.ts';
import { sendPlanForAgreement } from '#programme/planning/send-plan-for-agreement.server.ts';
import { showAgreement } from '#programme/planning/show-plan.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ page: await showAgreement(ctx, event.params.plan), command: newId() }));
}

const goingOn = (event: { params: { plan: string } }) => ({ fixed: { plan: event.params.plan }, then: () => `/planning/${event.params.plan}` });

export const actions = {
	send: (event) => acting(event, sendSchema, sendPlanForAgreement, goingOn(event)),
	agree: (event) => acting(event, agreeSchema, agreePlan, goingOn(event)),
	approve: (event) => acting(event, approveSchema, approvePlan, goingOn(event)),
	return: (event) => acting(event, returnSchema, returnPlan, goingOn(event))
};
