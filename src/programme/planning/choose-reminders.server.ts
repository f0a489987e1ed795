import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { mayChooseReminders } from './reminder.ts';
import { setStopped } from './store-reminders.server.ts';

/** Whether letters about the plan come to whoever is signed in. */
export async function chooseReminders(ctx: Context, input: { wanted: 'yes' | 'no' }): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayChooseReminders(ctx.actor));
		const id = found(ctx.actor.personId);
		const changed = await setStopped(tx, id, input.wanted === 'no' ? ctx.clock.now() : null);
		if (changed) await ctx.record(tx, { event: input.wanted === 'no' ? 'planning/reminders-stopped' : 'planning/reminders-resumed', subject: { type: 'person', id }, data: { by: 'person' } });
	});
}
