import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import { chooseReminders } from '#programme/planning/choose-reminders.server.ts';
import { hasStoppedReminders } from '#programme/planning/read-reminders.server.ts';
import { mayChooseReminders } from '#programme/planning/reminder.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		demand(mayChooseReminders(ctx.actor));
		return { command: newId(), stopped: await hasStoppedReminders(ctx.read, found(ctx.actor.personId)) };
	});
}

const choice = z.object({ wanted: z.enum(['yes', 'no']) });

export const actions = {
	default: (event) => acting(event, choice, chooseReminders, { then: () => '/planning/reminders' })
};
