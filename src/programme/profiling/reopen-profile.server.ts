import { Problem } from '#kernel/problem.ts';
import { move } from '#kernel/workflow.ts';
import { rolesTowards } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { belonging, changeProfile, profileToChange } from './store.server.ts';
import { profileWorkflow } from './workflow.ts';

/** The organisation brings a confirmed profile up to date; the confirmation it had ends with that. */
export async function reopenProfile(ctx: Context, input: { profile: string }): Promise<void> {
	return ctx.transact(async (tx) => {
		const row = await profileToChange(tx, ctx.actor, input.profile);
		const step = move(profileWorkflow, row.status, 'reopen', rolesTowards(ctx.actor, belonging(row)), '');
		if (!step.ok) throw new Problem(step.problem, { status: 403 });
		await changeProfile(tx, row.id, { status: step.next, confirmedUntil: null });
		await ctx.record(tx, { event: 'profiling/reopened', subject: { type: 'profile', id: row.id }, ...belonging(row) });
	});
}
