/** Whom to remind of which actions, for many people at once. */
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { OrganisationId, PersonId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Reader } from '#platform/database.server.ts';
import type { Organisation } from '#register/read.server.ts';
import { member, organisation, person } from '#register/tables.server.ts';
import { letterEvery, type RemindedAction, remindedStandings } from './reminder.ts';
import { inHand, standingOf } from './reminder-standing.server.ts';
import { action, plan, reminder, reminderChoice } from './tables.server.ts';

/** In the order of their ids, from after this one on: people with an address whose organisation has something to be told of, and whose letter is due. */
export async function peopleToRemind(read: Reader, today: LocalDate, after: PersonId | null, count: number): Promise<PersonId[]> {
	const last = read.select({ personId: reminder.personId, day: sql<LocalDate>`max(${reminder.onDay})`.as('last_day'), at: sql<Date>`max(${reminder.at})`.as('last_at') })
		.from(reminder).groupBy(reminder.personId).as('last');
	const isDue = sql`(${last.day} is null or ${last.day} <= ${today}::date - ${letterEvery}::integer
		or (${last.day} < ${today} and ${action.status} = 'returned' and ${action.statusAt} > ${last.at}))`;
	const rows = await read.select({ id: person.id }).from(person)
		.innerJoin(member, and(eq(member.personId, person.id), isNull(member.until)))
		.innerJoin(plan, eq(plan.organisationId, member.organisationId))
		.innerJoin(action, eq(action.planId, plan.id))
		.leftJoin(reminderChoice, eq(reminderChoice.personId, person.id))
		.leftJoin(last, eq(last.personId, person.id))
		.where(and(
			isNotNull(person.email), isNull(person.disabledAt), isNull(person.erasedAt), isNull(reminderChoice.stoppedAt),
			inHand, sql`${standingOf(today, remindedStandings)} is not null`, isDue, after ? sql`${person.id} > ${after}` : undefined
		))
		.groupBy(person.id).orderBy(asc(person.id)).limit(count);
	return rows.map(({ id }) => id);
}

/** Everything that each of these people is to be told of, the most pressing first. */
export async function remindersOf(read: Reader, people: readonly PersonId[], today: LocalDate): Promise<Map<PersonId, RemindedAction[]>> {
	const all = new Map<PersonId, RemindedAction[]>(people.map((id) => [id, []]));
	if (people.length === 0) return all;
	const standing = standingOf(today, remindedStandings);
	const rows = await read.select({ person: member.personId, id: action.id, plan: action.planId, organisation: member.organisationId, title: action.title, due: action.dueOn, standing })
		.from(member).innerJoin(plan, eq(plan.organisationId, member.organisationId)).innerJoin(action, eq(action.planId, plan.id))
		.where(and(inArray(member.personId, [...people]), isNull(member.until), inHand, sql`${standing} is not null`))
		.orderBy(asc(action.dueOn), asc(action.id));
	for (const { person: id, due, standing: stands, ...row } of rows) all.get(id)?.push({ ...row, due: due!, standing: stands! });
	for (const list of all.values()) list.sort((a, b) => remindedStandings.indexOf(a.standing) - remindedStandings.indexOf(b.standing));
	return all;
}

/** The organisations that reminders are about, for their names. */
export async function organisationsOf(read: Reader, actions: Iterable<RemindedAction>): Promise<Map<OrganisationId, Organisation>> {
	const ids = [...new Set([...actions].map((action) => action.organisation))];
	const rows = ids.length > 0 ? await read.select().from(organisation).where(inArray(organisation.id, ids)) : [];
	return new Map(rows.map((row) => [row.id, row]));
}

/** What an organisation's home page tells of its own plan, the most pressing first. */
export async function remindersFor(read: Reader, of: OrganisationId, today: LocalDate, count: number): Promise<{ shown: RemindedAction[]; more: number }> {
	const standing = standingOf(today, remindedStandings);
	const rows = await read.select({ id: action.id, plan: action.planId, organisation: action.organisationId, title: action.title, due: action.dueOn, standing }).from(action)
		.innerJoin(plan, eq(plan.id, action.planId))
		.where(and(eq(action.organisationId, of), inHand, sql`${standing} is not null`)).orderBy(asc(action.dueOn), asc(action.id));
	const all = rows.map(({ due, standing: stands, ...row }) => ({ ...row, due: due!, standing: stands! }))
		.sort((a, b) => remindedStandings.indexOf(a.standing) - remindedStandings.indexOf(b.standing));
	return { shown: all.slice(0, count), more: Math.max(0, all.length - count) };
}

export async function hasStoppedReminders(read: Reader, id: PersonId): Promise<boolean> {
	const [row] = await read.select({ at: reminderChoice.stoppedAt }).from(reminderChoice).where(eq(reminderChoice.personId, id));
	return row !== undefined && row.at !== null;
}

/** Whose letters the link of a letter stops; of them it tells only whether they are stopped already. */
export async function reminderLink(read: Reader, token: string): Promise<{ person: PersonId; stopped: boolean } | undefined> {
	const [row] = await read.select({ person: reminderChoice.personId, at: reminderChoice.stoppedAt }).from(reminderChoice).where(eq(reminderChoice.token, token));
	return row && { person: row.person, stopped: row.at !== null };
}
