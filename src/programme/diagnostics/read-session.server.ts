/** Who assessed whom, when, with which papers on the table: what a report says about its method. */
import { eq } from 'drizzle-orm';
import { dateInBishkek } from '#kernel/clock.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Language, Trilingual } from '#kernel/localised.ts';
import { found } from '#kernel/problem.ts';
import type { Reader } from '#platform/database.server.ts';
import { peopleById } from '#register/read.server.ts';
import { consent } from '#register/tables.server.ts';
import type { Case, ParticipantGroup } from './case.ts';
import { consentText } from './consent-text.server.ts';
import { roleName } from './role-name.server.ts';
import { evidenceOf } from './store-evidence.server.ts';

export interface SessionFacts {
	readonly requestedOn: LocalDate;
	readonly scheduledOn: LocalDate | null;
	/** First and last day of the assessment: the session, and the day on which the scores were verified. */
	readonly assessed: { readonly from: LocalDate; readonly to: LocalDate } | null;
	readonly place: string | null;
	readonly language: Language | null;
	readonly participants: readonly (ParticipantGroup & { readonly name: Trilingual; readonly total: number })[];
	/** The lead first. */
	readonly assessors: readonly { readonly name: string; readonly lead: boolean }[];
	/** Titles, in the order in which they were brought, with the indicators they were offered for. */
	readonly evidence: readonly { readonly title: string; readonly indicators: readonly string[]; readonly acceptedFor: readonly string[] }[];
	readonly consent: { readonly by: string; readonly on: LocalDate; readonly language: Language; readonly textVersion: number; readonly text: Trilingual };
}

export async function factsOfSession(read: Reader, of: Case): Promise<SessionFacts> {
	const [given] = await read.select().from(consent).where(eq(consent.id, of.consentId));
	const items = await evidenceOf(read, of.id);
	const { personId, givenAt, language, textVersion } = found(given);
	const people = await peopleById(read, [personId, ...of.assessors.map(({ person }) => person)]);
	const nameOf = (id: typeof personId) => people.get(id)?.name ?? '';
	return {
		requestedOn: dateInBishkek(of.requestedAt),
		scheduledOn: of.scheduledOn,
		assessed: of.sessionOn && { from: of.sessionOn, to: of.doneAt ? dateInBishkek(of.doneAt) : of.sessionOn },
		place: of.place,
		language: of.language,
		participants: of.participants.map((group) => ({ ...group, name: roleName(group.role), total: group.women + group.men })),
		assessors: of.assessors.map(({ person, isLead }) => ({ name: nameOf(person), lead: isLead })),
		evidence: items.map(({ title, links }) => ({
			title,
			indicators: links.map(({ indicator }) => indicator),
			acceptedFor: links.filter(({ accepted }) => accepted === true).map(({ indicator }) => indicator)
		})),
		consent: { by: nameOf(personId), on: dateInBishkek(givenAt), language, textVersion, text: consentText(textVersion) }
	};
}
