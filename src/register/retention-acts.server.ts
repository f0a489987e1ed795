/** What each rule of retention finds due, and what it does with it. */
import { and, eq, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import { command } from '#journal/tables.server.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import { mail, session } from '#platform/tables.server.ts';
import { removeUnusedFiles, unusedFiles } from '#platform/unused-files.server.ts';
import type { Context } from './context.server.ts';
import { erase } from './erase-person.server.ts';
import type { RetentionKey } from './retention.ts';
import { assignment, invitation, member, person, programmeRole } from './tables.server.ts';

interface RetentionAct {
	/** How many are due, without touching them. */
	count(read: Reader, before: Date): Promise<number>;
	/** Answers how many it dealt with; where there are very many, the next run goes on. */
	apply(ctx: Context, tx: Tx, before: Date): Promise<number>;
}

/** At most so many people in one run, because each is looked for in every table. */
const peopleAtOnce = 20;

const rows = async (read: Reader, table: typeof mail | typeof command | typeof invitation | typeof session | typeof person, due: SQL | undefined) => {
	const [counted] = await read.select({ n: sql<number>`count(*)::int` }).from(table).where(due);
	return counted!.n;
};

const dueMail = (before: Date) => lt(mail.createdAt, before);
const dueCommand = (before: Date) => lt(command.at, before);
const dueInvitation = (before: Date) => or(lt(invitation.acceptedAt, before), lt(invitation.expiresAt, before));
const dueSession = (before: Date) => lt(session.expiresAt, before);

/** Nobody's head, member, staff or assessor since then, no administrator, and not signed in since. */
function duePerson(before: Date): SQL | undefined {
	const bound = sql`exists (select 1 from ${member} t where t.person_id = ${person}.id and (t.until is null or t.until >= ${before}))
		or exists (select 1 from ${programmeRole} t where t.person_id = ${person}.id and (t.until is null or t.until >= ${before}))
		or exists (select 1 from ${assignment} t where t.person_id = ${person}.id and (t.until is null or t.until >= ${before}))
		or exists (select 1 from ${session} t where t.user_id = ${person}.user_id and t.updated_at >= ${before})`;
	return and(isNull(person.erasedAt), eq(person.isAdministrator, false), lt(person.createdAt, before), sql`not (${bound})`);
}

async function eraseFormerPeople(ctx: Context, tx: Tx, before: Date): Promise<number> {
	const due = await tx.select({ id: person.id }).from(person).where(duePerson(before)).orderBy(person.createdAt).limit(peopleAtOnce);
	for (const { id } of due) await erase(ctx, tx, id as PersonId);
	return due.length;
}

async function deleteFiles(ctx: Context, tx: Tx, before: Date): Promise<number> {
	return removeUnusedFiles(tx, ctx.files, await unusedFiles(tx, before));
}

export const retentionActs: Readonly<Record<RetentionKey, RetentionAct>> = {
	mails: { count: (read, before) => rows(read, mail, dueMail(before)), apply: async (_, tx, before) => (await tx.delete(mail).where(dueMail(before))).rowCount ?? 0 },
	'answers-to-forms': { count: (read, before) => rows(read, command, dueCommand(before)), apply: async (_, tx, before) => (await tx.delete(command).where(dueCommand(before))).rowCount ?? 0 },
	invitations: { count: (read, before) => rows(read, invitation, dueInvitation(before)), apply: async (_, tx, before) => (await tx.delete(invitation).where(dueInvitation(before))).rowCount ?? 0 },
	sessions: { count: (read, before) => rows(read, session, dueSession(before)), apply: async (_, tx, before) => (await tx.delete(session).where(dueSession(before))).rowCount ?? 0 },
	'unused-files': { count: async (read, before) => (await unusedFiles(read, before)).length, apply: deleteFiles },
	'former-people': { count: (read, before) => rows(read, person, duePerson(before)), apply: eraseFormerPeople }
};
