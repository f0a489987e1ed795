/** The morning's letters to those who work on plans. */
import type { PersonId } from '#kernel/id.ts';
import type { Config } from '#platform/config.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { writeMail } from '#platform/mail.server.ts';
import { type Reminder, remindPeople } from '#programme/planning/remind-people.server.ts';
import { reminderLetter } from '#programme/planning/reminder-letter.ts';
import { organisationsOf } from '#programme/planning/read-reminders.server.ts';
import { nameInMail } from '#register/masking.ts';
import { type Surroundings, systemContext } from './context.server.ts';

/** 08:00 in Bishkek: read with the first tea. */
export const everyMorning = '0 2 * * *';

type Sending = Surroundings & { readonly config: Pick<Config, 'publicUrl'> };

/** Whoever ran it already today is passed over, so that it may be run again after a fall. */
export async function remindEverybody(surroundings: Sending): Promise<void> {
	const write = (tx: Tx, reminders: readonly Reminder[]) => writeLetters(surroundings, tx, reminders);
	for (let after: PersonId | null = null, more = true; more;) {
		after = await remindPeople(systemContext(surroundings), { after }, write);
		more = after !== null;
	}
}

async function writeLetters({ clock, config, jobs }: Sending, tx: Tx, reminders: readonly Reminder[]): Promise<void> {
	const organisations = await organisationsOf(tx, reminders.flatMap(({ actions }) => actions));
	for (const { person, actions, token } of reminders) {
		const stop = `${config.publicUrl}/reminders/${token}`;
		const { name, language } = person;
		const organisationName = (id: Parameters<typeof organisations.get>[0]) => nameInMail(organisations.get(id)!, language);
		await writeMail(tx, clock, { to: person.email!, language, unsubscribe: stop, ...reminderLetter({ name, language, actions, organisationName, address: config.publicUrl, stop }) });
	}
	await jobs?.send(tx, 'mail', {});
}
