import { z } from 'zod';
import { Problem } from '#kernel/problem.ts';
import { reminderLink } from '#programme/planning/read-reminders.server.ts';
import { stopReminders } from '#programme/planning/stop-reminders.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

/** Opening the link changes nothing: programs that look into mails beforehand open it too. */
export async function load(event) {
	return reading(event, async (ctx) => {
		const link = await reminderLink(ctx.read, event.params.token);
		if (!link) throw new Problem('planning/reminder-link-unknown', { status: 404 });
		return { stopped: link.stopped };
	});
}

export const actions = {
	default: (event) => acting(event, z.object({ token: z.string() }), stopReminders, { fixed: { token: event.params.token }, then: () => `/reminders/${event.params.token}` })
};
