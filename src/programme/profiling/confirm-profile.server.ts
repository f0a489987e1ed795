import { found } from '#kernel/problem.ts';
import { responseById } from '#questionnaires/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { keepProfileFacts } from '#register/keep-profile-facts.server.ts';
import { organisationById } from '#register/read.server.ts';
import { confirmedUntil, factsOf } from './profile.ts';
import { advance } from './policy.ts';
import { belonging, changeProfile, profileToChange } from './store.server.ts';

/** Staff confirm that the profile is complete and plausible; the register repeats from it what lists and scoring ask for. */
export async function confirmProfile(ctx: Context, input: { profile: string }): Promise<void> {
	return ctx.transact(async (tx) => {
		const row = await profileToChange(tx, ctx.actor, input.profile);
		const status = advance(ctx.actor, belonging(row), row.status, 'confirm');
		const { answers } = found(await responseById(tx, row.responseId));
		const organisation = found(await organisationById(tx, row.organisationId));
		await keepProfileFacts(tx, organisation.id, organisation.number, factsOf(answers));
		const until = confirmedUntil(ctx.clock.today());
		await changeProfile(tx, row.id, { status, decidedAt: ctx.clock.now(), decidedBy: ctx.actor.personId, confirmedUntil: until });
		await ctx.record(tx, { event: 'profiling/confirmed', subject: { type: 'profile', id: row.id }, ...belonging(row), data: { until } });
	});
}
