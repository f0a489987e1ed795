import { date, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { jsonb } from '#platform/columns.server.ts';
import { sql } from 'drizzle-orm';
import type { LocalDate } from '#kernel/local-date.ts';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import { response } from '#questionnaires/tables.server.ts';
import { organisation, person, programme } from '#register/tables.server.ts';
import type { ProfileState } from './workflow.ts';

const profiling = pgSchema('profiling');
const instant = (name: string) => timestamp(name, { withTimezone: true });

export interface ReturnedReason {
	readonly question: string;
	readonly reason: string;
}

export const profile = profiling.table('profile', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	responseId: uuid('response_id').notNull().references(() => response.id),
	status: text().notNull().$type<ProfileState>(),
	submittedAt: instant('submitted_at'),
	submittedBy: uuid('submitted_by').references(() => person.id).$type<PersonId>(),
	decidedAt: instant('decided_at'),
	decidedBy: uuid('decided_by').references(() => person.id).$type<PersonId>(),
	returnedReasons: jsonb('returned_reasons').notNull().$type<readonly ReturnedReason[]>().default(sql`'[]'`),
	confirmedUntil: date('confirmed_until').$type<LocalDate>(),
	createdAt: instant('created_at').notNull()
});
