/** The same of actions in SQL, for letters, the home page and the board: on `action` joined with its `plan`. */
import { sql, type SQL } from 'drizzle-orm';
import type { LocalDate } from '#kernel/local-date.ts';
import { dueWithin, type Standing, staleAfter } from './reminder.ts';
import { action, plan } from './tables.server.ts';

const open = sql`${action.status} in ('notStarted', 'inProgress', 'blocked')`;
const day = (instant: SQL) => sql`(${instant} at time zone 'Asia/Bishkek')::date`;
/** `greatest` passes over what is null. */
const touched = day(sql`greatest(${action.statusAt}, ${action.at}, ${action.workedAt})`);
const statusSet = day(sql`${action.statusAt}`);

const conditions: Readonly<Record<Standing, (today: LocalDate) => SQL>> = {
	returned: () => sql`${action.status} = 'returned'`,
	waiting: () => sql`${action.status} = 'done'`,
	overdue: (today) => sql`${open} and ${action.dueOn} < ${today}`,
	due: (today) => sql`${open} and ${action.dueOn} between ${today}::date and ${today}::date + ${dueWithin}::integer`,
	stale: (today) => sql`${open} and ${action.startsOn} <= ${today} and ${touched} < ${today}::date - ${staleAfter}::integer`
};

/** The first of these standings that the action is in; null where it is in none. */
export function standingOf<S extends Standing>(today: LocalDate, among: readonly S[]): SQL<S | null> {
	const branches = among.map((one) => sql`when ${conditions[one](today)} then ${one}`);
	return sql<S | null>`case ${sql.join(branches, sql` `)} end`;
}

/** Dated actions of plans on which work goes on. */
export const inHand = sql`${plan.status} in ('active', 'underRevision') and ${action.removedAt} is null and ${action.startsOn} is not null`;

/** Since which day it has stood so: came back, was claimed, became overdue, or was last touched. */
export function standingSince(today: LocalDate): SQL<LocalDate> {
	return sql<LocalDate>`(case when ${action.status} in ('returned', 'done') then ${statusSet} when ${conditions.overdue(today)} then ${action.dueOn} + 1 else ${touched} end)`;
}
