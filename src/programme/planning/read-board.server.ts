/** What stands in all the plans that a reader may see, counted and listed in SQL. */
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { ProgrammeId } from '#kernel/id.ts';
import { isLocalDate, type LocalDate } from '#kernel/local-date.ts';
import type { Localised } from '#kernel/localised.ts';
import type { Reader } from '#platform/database.server.ts';
import { instrumentKeyOf } from '#programme/diagnostics/read-instruments.server.ts';
import type { Actor } from '#register/actor.ts';
import { visibleTo } from '#register/read.server.ts';
import { organisation } from '#register/tables.server.ts';
import { type BoardCount, type BoardFilter, type BoardStanding, boardStandings } from './board.ts';
import { inHand, standingOf, standingSince } from './reminder-standing.server.ts';
import { action, objective, plan } from './tables.server.ts';

export interface BoardRow {
	readonly id: string;
	readonly plan: string;
	readonly title: Localised;
	readonly due: LocalDate;
	readonly standing: BoardStanding;
	readonly since: LocalDate;
	readonly organisation: typeof organisation.$inferSelect;
}

const parameterKey = sql<string>`${instrumentKeyOf(plan.caseId as AnyPgColumn)} || '/' || ${objective.parameter}`;

function within(actor: Actor, programme: ProgrammeId, today: LocalDate): SQL | undefined {
	return and(eq(plan.programmeId, programme), visibleTo(actor, programme, plan.organisationId), inHand, sql`${standingOf(today, boardStandings)} is not null`);
}

/** Of everything the reader may see, whatever is filtered. */
export async function boardCounts(read: Reader, actor: Actor, programme: ProgrammeId, today: LocalDate): Promise<BoardCount[]> {
	const rows = await read.select({ standing: standingOf(today, boardStandings).as('standing'), parameter: parameterKey.as('parameter_key'), region: organisation.region, count: sql<number>`count(*)::integer` })
		.from(action).innerJoin(plan, eq(plan.id, action.planId)).innerJoin(objective, eq(objective.id, action.objectiveId)).innerJoin(organisation, eq(organisation.id, plan.organisationId))
		.where(within(actor, programme, today)).groupBy(sql`1, 2, 3`).orderBy(sql`1, 2, 3`);
	return rows.map(({ standing, ...row }) => ({ ...row, standing: standing! }));
}

/** What has stood so longest, first. `after` is the day and the id that the page before ended with. */
export async function boardRows(read: Reader, actor: Actor, programme: ProgrammeId, filter: BoardFilter & { readonly after?: { readonly name: string; readonly id: string } | undefined }, today: LocalDate, count: number): Promise<BoardRow[]> {
	const { standing, parameter, region, after } = filter;
	const [stands, since] = [standingOf(today, boardStandings), standingSince(today)];
	const rows = await read.select({ id: action.id, plan: action.planId, title: action.title, due: action.dueOn, standing: stands, since: sql<LocalDate>`${since}::text`, organisation }).from(action)
		.innerJoin(plan, eq(plan.id, action.planId)).innerJoin(objective, eq(objective.id, action.objectiveId)).innerJoin(organisation, eq(organisation.id, plan.organisationId))
		.where(and(
			within(actor, programme, today),
			standing && sql`${stands} = ${standing}`,
			parameter ? sql`${parameterKey} = ${parameter}` : undefined,
			region ? eq(organisation.region, region) : undefined,
			after && isLocalDate(after.name) ? sql`(${since}, ${action.id}) > (${after.name}::date, ${after.id}::uuid)` : undefined
		))
		.orderBy(sql`${since}`, asc(action.id)).limit(count);
	return rows.map(({ due, standing: one, ...row }) => ({ ...row, due: due!, standing: one! }));
}
