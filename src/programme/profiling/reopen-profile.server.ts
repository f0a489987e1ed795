import type { Context } from '#register/context.server.ts';
import { advance } from './policy.ts';
import { belonging, changeProfile, profileToChange } from './store.server.ts';

/** The organisation brings a confirmed profile up to date; the confirmation it had ends with that. */
export async function reopenProfile(ctx: Context, input: { profile: string }): Promise<void> {
	return ctx.transact(async (tx) => {
		const row = await profileToChange(tx, ctx.actor, input.profile);
		const status = advance(ctx.actor, belonging(row), row.status, 'reopen');
		await changeProfile(tx, row.id, { status, confirmedUntil: null });
		await ctx.record(tx, { event: 'profiling/reopened', subject: { type: 'profile', id: row.id }, ...belonging(row) });
	});
}
