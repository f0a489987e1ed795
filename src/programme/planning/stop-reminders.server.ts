import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { reminderLink } from './read-reminders.server.ts';
import { mayStopByLink } from './reminder.ts';
import { setStopped } from './store-reminders.server.ts';

/** By the link of a letter, without signing in: it can only stop, and asking twice does no more. */
export async function stopReminders(ctx: Context, input: { token: string }): Promise<void> {
	return ctx.transact(async (tx) => {
		const link = await reminderLink(tx, input.token);
		demand(mayStopByLink(link?.person));
		const changed = await setStopped(tx, link!.person, ctx.clock.now());
		if (changed) await ctx.record(tx, { event: 'planning/reminders-stopped', subject: { type: 'person', id: link!.person }, data: { by: 'link' } });
	});
}
