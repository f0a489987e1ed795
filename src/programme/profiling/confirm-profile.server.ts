import { found, Problem } from '#kernel/problem.ts';
import { move } from '#kernel/workflow.ts';
import { responseById } from '#questionnaires/read.server.ts';
import { rolesTowards } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { keepProfileFacts } from '#register/keep-profile-facts.server.ts';
import { organisationById } from '#register/read.server.ts';
import { confirmedUntil, factsOf } from './profile.ts';
import { belonging, changeProfile, profileToChange } from './store.server.ts';
import { profileWorkflow } from './workflow.ts';

/** Staff confirm that the profile is complete and plausible; the register repeats from it what lists and scoring ask for. */
export async function confirmProfile(ctx: Context, input: { profile: string }): Promise<void> {
	return ctx.transact(async (tx) => {
		const row = await profileToChange(tx, ctx.actor, input.profile);
		const step = move(profileWorkflow, row.status, 'confirm', rolesTowards(ctx.actor, belonging(row)), '');
		if (!step.ok) throw new Problem(step.problem, { status: 403 });
		const { answers } = found(await responseById(tx, row.responseId));
		const organisation = found(await organisationById(tx, row.organisationId));
		await keepProfileFacts(tx, organisation.id, organisation.number, factsOf(answers));
		const until = confirmedUntil(ctx.clock.today());
		await changeProfile(tx, row.id, { status: step.next, decidedAt: ctx.clock.now(), decidedBy: ctx.actor.personId, confirmedUntil: until });
		await ctx.record(tx, { event: 'profiling/confirmed', subject: { type: 'profile', id: row.id }, ...belonging(row), data: { until } });
	});
}
