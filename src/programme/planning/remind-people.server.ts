import type { PersonId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById, type Person } from '#register/read.server.ts';
import { peopleToRemind, remindersOf } from './read-reminders.server.ts';
import { mayRemind, type RemindedAction } from './reminder.ts';
import { claimDay, tokensOf } from './store-reminders.server.ts';

/** One letter: everything its reader is to be told of, and the token by which they stop more. */
export interface Reminder {
	readonly person: Person;
	readonly actions: readonly RemindedAction[];
	readonly token: string;
}

/** So many people a transaction. */
const batch = 500;

/**
 * Reminds the next people whose letter is due; answers the last of them, or null where there was nobody left. `write` puts
 * the letters where they are sent from, in the same transaction: what is noted as sent is there, and nothing is there twice.
 */
export async function remindPeople(ctx: Context, { after }: { after: PersonId | null }, write: (tx: Tx, reminders: readonly Reminder[]) => Promise<void>): Promise<PersonId | null> {
	return ctx.transact(async (tx) => {
		demand(mayRemind(ctx.actor));
		const today = ctx.clock.today();
		const due = await peopleToRemind(tx, today, after, batch);
		const actions = await remindersOf(tx, due, today);
		const claimed = await claimDay(tx, new Map(due.map((id) => [id, actions.get(id)!.length])), today, ctx.clock.now());
		const people = await peopleById(tx, [...claimed]);
		const tokens = await tokensOf(tx, [...claimed]);
		const reminders = [...claimed].map((id) => ({ person: people.get(id)!, actions: actions.get(id)!, token: tokens.get(id)! }));
		if (reminders.length > 0) {
			await write(tx, reminders);
			await ctx.record(tx, { event: 'planning/reminders-sent', subject: { type: 'reminder', id: today }, data: { people: reminders.length } });
		}
		return due.at(-1) ?? null;
	});
}
