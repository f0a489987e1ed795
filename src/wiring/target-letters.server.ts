/** Letters of a choice of target organisations: to the panel when it may vote, and to each organisation about its own result, in the language its people read. */
import { and, eq } from 'drizzle-orm';
import * as texts from '#i18n/paraglide/messages.js';
import type { Entry } from '#journal/happening.ts';
import { writeMail } from '#platform/mail.server.ts';
import { mail } from '#platform/tables.server.ts';
import { tellTargets } from '#programme/eligibility/move-target-round.server.ts';
import { ownTargetResults, panelOf } from '#programme/eligibility/own-targets.server.ts';
import { nameInMail } from '#register/masking.ts';
import { membersOf, organisationById, peopleById, type Person } from '#register/read.server.ts';
import { systemContext } from './context.server.ts';
import type { Runtime } from './runtime.server.ts';

type Reader = Pick<Person, 'name' | 'email' | 'language'>;
type Words = (reader: Reader) => { readonly subject: string; readonly body: string };

/** Each organisation's result enters its own history; the letters follow from that. */
export async function tellOfChoice(runtime: Runtime, entry: Entry): Promise<void> {
	await tellTargets(systemContext(runtime), entry.subject.id);
}

export async function tellPanel(runtime: Runtime, entry: Entry): Promise<void> {
	const link = `${runtime.config.publicUrl}/eligibility/targets/${entry.subject.id}`;
	const people = await peopleById(runtime.database.read, await panelOf(runtime.database.read, entry.subject.id));
	await write(runtime, entry, [...people.values()], link, ({ name, language: locale }) => ({
		subject: texts.common_mail_eligibility_target_voting_opened_subject({}, { locale }), body: texts.common_mail_eligibility_target_voting_opened_body({ name }, { locale })
	}));
}

/** With the reasons that are meant for the organisation, and nothing of votes, scores or others. */
export async function tellTarget(runtime: Runtime, entry: Entry): Promise<void> {
	const { organisation: id, programme } = entry;
	if (!id || !programme) return;
	const { read } = runtime.database;
	const organisation = await organisationById(read, id);
	const result = (await ownTargetResults(read, programme, id)).find(({ round }) => round === entry.subject.id);
	if (!organisation || !result) return;
	const isChosen = result.decision === 'chosen';
	await write(runtime, entry, await membersOf(read, id), `${runtime.config.publicUrl}/eligibility/${id}`, ({ name, language: locale }) => {
		const words = { name, organisation: nameInMail(organisation, locale), reason: result.reason };
		return isChosen
			? { subject: texts.common_mail_eligibility_target_chosen_subject(words, { locale }), body: texts.common_mail_eligibility_target_chosen_body(words, { locale }) }
			: { subject: texts.common_mail_eligibility_target_not_chosen_subject(words, { locale }), body: texts.common_mail_eligibility_target_not_chosen_body(words, { locale }) };
	});
}

/** One letter a person and event, however often the job runs. */
async function write({ database, clock, jobs }: Runtime, entry: Entry, people: readonly Reader[], link: string, words: Words): Promise<void> {
	await database.transaction(async (tx) => {
		for (const person of people) {
			if (!person.email) continue;
			const { subject, body } = words(person);
			const [sent] = await tx.select({ id: mail.id }).from(mail).where(and(eq(mail.recipient, person.email), eq(mail.subject, subject), eq(mail.createdAt, entry.at))).limit(1);
			if (!sent) await writeMail(tx, { ...clock, now: () => entry.at }, { to: person.email, subject, body: `${body}\n\n${link}\n`, language: person.language });
		}
		await jobs.send(tx, 'mail', {});
	});
}
