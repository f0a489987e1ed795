import { demand, found, Problem } from '#kernel/problem.ts';
import { rolesTowards } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import type { AnswerAppeal } from './input.ts';
import { mayAnswerAppeal } from './policy.ts';
import { appealToChange, setAppeal } from './store-overrides.server.ts';

export interface AppealAnswered {
	readonly id: string;
	readonly organisation: string;
	readonly ruleSet: string;
	readonly outcome: AnswerAppeal['outcome'];
}

/** An officer answers an appeal, once and with the reason. What was upheld still needs a decision of two people. */
export async function answerAppeal(ctx: Context, input: AnswerAppeal): Promise<AppealAnswered> {
	return ctx.transact(async (tx) => {
		const { id, organisationId: organisation, programmeId: programme, state, ruleSetKey } = await appealToChange(tx, input.appeal);
		found(rolesTowards(ctx.actor, { organisation, programme }).length > 0 || undefined);
		demand(mayAnswerAppeal(ctx.actor, { organisation, programme }));
		if (state !== 'open') throw new Problem('eligibility/appeal-closed');
		await setAppeal(tx, id, { state: input.outcome, answer: input.answer, answeredBy: found(ctx.actor.personId), answeredAt: ctx.clock.now() });
		await ctx.record(tx, { event: 'eligibility/appeal-answered', subject: { type: 'appeal', id }, organisation, programme, data: { ruleSet: ruleSetKey, outcome: input.outcome }, reason: input.answer });
		return { id, organisation, ruleSet: ruleSetKey, outcome: input.outcome };
	});
}
