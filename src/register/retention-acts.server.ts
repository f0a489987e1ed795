/** What each rule of retention finds due, and what it does with it. */
import { and, eq, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import { command } from '#journal/tables.server.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import { mail, session } from '#platform/tables.server.ts';
import { removeUnusedFiles, unusedFiles } from '#platform/unused-files.server.ts';
import type { Context } from './context.server.ts';
import { erase } from './erase-person.server.ts';
import { dueBefore, type RetentionKey, type RetentionRule, type StageRetentionKey } from './retention.ts';
import { assignment, invitation, member, participation, person, programmeRole, retentionChoice } from './tables.server.ts';

/** A rule as it ships, on one day. */
export interface Due {
	readonly rule: RetentionRule;
	readonly now: Date;
}

export interface RetentionAct {
	/** How many are due, without touching them. */
	count(read: Reader, due: Due): Promise<number>;
	/** Answers how many it dealt with; where there are very many, the next run goes on. */
	apply(ctx: Context, tx: Tx, due: Due): Promise<number>;
}

/** What stages do about what they keep; handed in from above, because the register knows no stage. */
export type StageRetentionActs = Readonly<Record<StageRetentionKey, RetentionAct>>;

/** At most so many people in one run, because each is looked for in every table. */
const peopleAtOnce = 20;

const rows = async (read: Reader, table: typeof mail | typeof command | typeof invitation | typeof session | typeof person, due: SQL | undefined) => {
	const [counted] = await read.select({ n: sql<number>`count(*)::int` }).from(table).where(due);
	return counted!.n;
};

/** The day for everybody, where no programme has a say. */
const before = ({ rule, now }: Due) => dueBefore(rule.afterDays, now);

/** The moment before which something is due, by what its programmes decided: of several the one that keeps longest, of none the rule that ships. */
export function cut({ rule: { key, afterDays }, now }: Due, programmes: SQL): SQL {
	const days = sql`coalesce((select max(coalesce(c.after_days, ${afterDays}::int)) from (${programmes}) as t(programme_id)
		left join ${retentionChoice} c on c.programme_id = t.programme_id and c.rule = ${key}), ${afterDays}::int)`;
	return sql`(${now.toISOString()}::timestamptz - make_interval(days => ${days}))`;
}

/** Every programme that somebody ever worked or took part in. */
const programmesOf = (id: SQL) => sql`select r.programme_id from ${programmeRole} r where r.person_id = ${id}
	union select a.programme_id from ${assignment} a where a.person_id = ${id}
	union select q.programme_id from ${member} m join ${participation} q on q.organisation_id = m.organisation_id where m.person_id = ${id}`;

const dueMail = (due: Due) => sql`${mail.createdAt} < ${cut(due, programmesOf(sql`(select p.id from ${person} p where p.email = ${mail.recipient})`))}`;
const dueCommand = (due: Due) => lt(command.at, before(due));
const dueSession = (due: Due) => lt(session.expiresAt, before(due));

function dueInvitation(due: Due): SQL | undefined {
	const since = cut(due, sql`select ${invitation.programmeId} where ${invitation.programmeId} is not null
		union select q.programme_id from ${participation} q where q.organisation_id = ${invitation.organisationId}`);
	return or(sql`${invitation.acceptedAt} < ${since}`, sql`${invitation.expiresAt} < ${since}`);
}

/** Nobody's head, member, staff or assessor since then, no administrator, and not signed in since. */
function duePerson(due: Due): SQL | undefined {
	const since = cut(due, programmesOf(sql`${person.id}`));
	const bound = sql`exists (select 1 from ${member} t where t.person_id = ${person.id} and (t.until is null or t.until >= ${since}))
		or exists (select 1 from ${programmeRole} t where t.person_id = ${person.id} and (t.until is null or t.until >= ${since}))
		or exists (select 1 from ${assignment} t where t.person_id = ${person.id} and (t.until is null or t.until >= ${since}))
		or exists (select 1 from ${session} t where t.user_id = ${person.userId} and t.updated_at >= ${since})`;
	return and(isNull(person.erasedAt), eq(person.isAdministrator, false), sql`${person.createdAt} < ${since}`, sql`not (${bound})`);
}

async function eraseFormerPeople(ctx: Context, tx: Tx, due: Due): Promise<number> {
	const former = await tx.select({ id: person.id }).from(person).where(duePerson(due)).orderBy(person.createdAt).limit(peopleAtOnce);
	for (const { id } of former) await erase(ctx, tx, id as PersonId);
	return former.length;
}

async function deleteFiles(ctx: Context, tx: Tx, due: Due): Promise<number> {
	return removeUnusedFiles(tx, ctx.files, await unusedFiles(tx, before(due)));
}

export const retentionActs: Readonly<Record<Exclude<RetentionKey, StageRetentionKey>, RetentionAct>> = {
	mails: { count: (read, due) => rows(read, mail, dueMail(due)), apply: async (_, tx, due) => (await tx.delete(mail).where(dueMail(due))).rowCount ?? 0 },
	'answers-to-forms': { count: (read, due) => rows(read, command, dueCommand(due)), apply: async (_, tx, due) => (await tx.delete(command).where(dueCommand(due))).rowCount ?? 0 },
	invitations: { count: (read, due) => rows(read, invitation, dueInvitation(due)), apply: async (_, tx, due) => (await tx.delete(invitation).where(dueInvitation(due))).rowCount ?? 0 },
	sessions: { count: (read, due) => rows(read, session, dueSession(due)), apply: async (_, tx, due) => (await tx.delete(session).where(dueSession(due))).rowCount ?? 0 },
	'unused-files': { count: async (read, due) => (await unusedFiles(read, before(due))).length, apply: deleteFiles },
	'former-people': { count: (read, due) => rows(read, person, duePerson(due)), apply: eraseFormerPeople }
};
