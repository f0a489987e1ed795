/** All that is kept about one person, for that person: as data that other programs can read. */
import { desc, eq } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import type { Localised } from '#kernel/localised.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import { entriesAbout, entriesBy } from '#journal/read.server.ts';
import type { Reader } from '#platform/database.server.ts';
import { mail, session } from '#platform/tables.server.ts';
import { placesOf } from '#platform/traces.server.ts';
import type { Context } from './context.server.ts';
import { assignment, consent, erasureRequest, invitation, member, organisation, person, programme, programmeRole } from './tables.server.ts';
import { tracesOf } from './traces.ts';

const minutesBetween = 10;

/** Organisations appear by number: what they are called is theirs, and a file is passed on easily. */
export async function exportPerson(ctx: Context, _input: object): Promise<object> {
	demand(ctx.actor.personId !== null || 'common/sign-in-first');
	const id = found(ctx.actor.personId);
	await demandPatience(ctx, id);
	const known = await knownAbout(ctx.read, id);
	const { name, email, phone } = known.person;
	const acts = (await entriesBy(ctx.read, id)).map(({ at, event, subject, programme: of, reason }) => ({ at, event, subject, programme: of ?? null, reason: reason ?? null }));
	const namedIn = (await placesOf(ctx.read, tracesOf({ name, email, phone }, false))).map(({ table, column, rows }) => ({ table, column, rows }));
	await ctx.transact(async (tx) => ctx.record(tx, { event: 'register/person-exported', subject: { type: 'person', id } }));
	return { kind: 'kadam/person', version: 1, madeAt: ctx.clock.now(), ...known, acts, namedIn };
}

/** Every table and the whole journal are looked through for it, so nobody may ask without end. */
async function demandPatience({ read, clock }: Context, id: PersonId): Promise<void> {
	const [last] = await entriesAbout(read, id, ['register/person-exported'], 1);
	if (last && last.at.getTime() > clock.now().getTime() - minutesBetween * 60_000) throw new Problem('register/exported-just-now', { status: 429, params: { minutes: minutesBetween } });
}

/** What is found without looking through everything: for a page. */
export async function knownAbout(read: Reader, id: PersonId) {
	const [row] = await read.select().from(person).where(eq(person.id, id));
	const { userId, ...self } = found(row);
	return {
		person: self,
		...(await rolesOf(read, id)),
		consents: await consentsGiven(read, id),
		erasureRequests: await read.select().from(erasureRequest).where(eq(erasureRequest.personId, id)),
		...(await correspondence(read, self.email)),
		signIns: userId ? await read.select({ since: session.createdAt, lastSeen: session.updatedAt, until: session.expiresAt, address: session.ipAddress, device: session.userAgent }).from(session).where(eq(session.userId, userId)) : []
	};
}

async function rolesOf(read: Reader, id: PersonId) {
	const programmeName = programme.name;
	return {
		memberships: await read.select({ organisation: organisation.number, role: member.role, since: member.since, until: member.until }).from(member)
			.innerJoin(organisation, eq(organisation.id, member.organisationId)).where(eq(member.personId, id)),
		programmeRoles: await read.select({ programme: programmeName, role: programmeRole.role, since: programmeRole.since, until: programmeRole.until }).from(programmeRole)
			.innerJoin(programme, eq(programme.id, programmeRole.programmeId)).where(eq(programmeRole.personId, id)),
		entrusted: await read.select({ organisation: organisation.number, role: assignment.role, since: assignment.since, until: assignment.until }).from(assignment)
			.innerJoin(organisation, eq(organisation.id, assignment.organisationId)).where(eq(assignment.personId, id))
	} satisfies Record<string, readonly { programme?: Localised; organisation?: string }[]>;
}

function consentsGiven(read: Reader, id: PersonId) {
	return read.select({ organisation: organisation.number, scope: consent.scope, textVersion: consent.textVersion, language: consent.language, givenAt: consent.givenAt, withdrawnAt: consent.withdrawnAt })
		.from(consent).innerJoin(organisation, eq(organisation.id, consent.organisationId)).where(eq(consent.personId, id)).orderBy(consent.givenAt);
}

/** Links in mails work once and for a short time; what they open is not in the file. */
async function correspondence(read: Reader, email: string | null) {
	if (!email) return { mails: [], invitations: [] };
	const mails = await read.select({ at: mail.createdAt, subject: mail.subject, body: mail.body, language: mail.language, sentAt: mail.sentAt }).from(mail).where(eq(mail.recipient, email)).orderBy(desc(mail.createdAt));
	const invitations = await read.select({ name: invitation.name, role: invitation.role, at: invitation.createdAt, until: invitation.expiresAt, acceptedAt: invitation.acceptedAt }).from(invitation).where(eq(invitation.email, email));
	return { mails: mails.map(({ body, ...rest }) => ({ ...rest, body: body.replace(/https?:\/\/\S+/g, '…') })), invitations };
}
