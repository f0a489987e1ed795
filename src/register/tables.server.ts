import { sql } from 'drizzle-orm';
import { boolean, customType, date, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { jsonb } from '#platform/columns.server.ts';
import type { Localised, Language } from '#kernel/localised.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { MemberRole, ProgrammeRole } from './actor.ts';
import type { ErasureStatus } from './erasure.ts';
import type { RetentionKey } from './retention.ts';
import type { MaskableName, MaskableText } from './masking.ts';

const register = pgSchema('register');
const instant = (name: string) => timestamp(name, { withTimezone: true });
const citext = customType<{ data: string }>({ dataType: () => 'citext' });

export const person = register.table('person', {
	id: uuid().primaryKey().$type<PersonId>(),
	userId: text('user_id').unique(),
	name: text().notNull(),
	email: citext().unique(),
	phone: text(),
	language: text().notNull().$type<Language>(),
	isAdministrator: boolean('is_administrator').notNull().default(false),
	disabledAt: instant('disabled_at'),
	erasedAt: instant('erased_at'),
	createdAt: instant('created_at').notNull()
});

export const organisation = register.table('organisation', {
	id: uuid().primaryKey().$type<OrganisationId>(),
	number: text().notNull().unique(),
	name: jsonb().notNull().$type<MaskableName>(),
	sortName: text('sort_name').notNull().$type<MaskableText>(),
	searchText: text('search_text').notNull().$type<MaskableText>(),
	legalForm: text('legal_form'),
	registered: boolean().notNull(),
	region: text().notNull(),
	paidStaff: integer('paid_staff'),
	foundedYear: integer('founded_year'),
	masked: boolean().notNull().default(false),
	createdAt: instant('created_at').notNull()
});

export const numberCounter = register.table('number_counter', {
	year: integer().primaryKey(),
	last: integer().notNull()
});

export interface ProgrammeSettings {
	readonly instrument?: { readonly key: string; readonly version: number };
	readonly profile?: { readonly key: string; readonly version: number };
}

export const programme = register.table('programme', {
	id: uuid().primaryKey().$type<ProgrammeId>(),
	key: text().notNull().unique(),
	name: jsonb().notNull().$type<Localised>(),
	startsOn: date('starts_on').notNull().$type<LocalDate>(),
	endsOn: date('ends_on').$type<LocalDate>(),
	settings: jsonb().notNull().$type<ProgrammeSettings>().default(sql`'{}'`),
	createdAt: instant('created_at').notNull()
});

export const member = register.table('member', {
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	personId: uuid('person_id').notNull().references(() => person.id).$type<PersonId>(),
	role: text().notNull().$type<MemberRole>(),
	since: instant('since').notNull(),
	until: instant('until')
}, (table) => [primaryKey({ columns: [table.organisationId, table.personId] })]);

export const programmeRole = register.table('programme_role', {
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	personId: uuid('person_id').notNull().references(() => person.id).$type<PersonId>(),
	role: text().notNull().$type<ProgrammeRole>(),
	since: instant('since').notNull(),
	until: instant('until')
}, (table) => [primaryKey({ columns: [table.programmeId, table.personId, table.role] })]);

export const participation = register.table('participation', {
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	since: instant('since').notNull()
}, (table) => [primaryKey({ columns: [table.programmeId, table.organisationId] })]);

export const assignment = register.table('assignment', {
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	personId: uuid('person_id').notNull().references(() => person.id).$type<PersonId>(),
	role: text().notNull().$type<ProgrammeRole>(),
	since: instant('since').notNull(),
	until: instant('until')
}, (table) => [primaryKey({ columns: [table.programmeId, table.organisationId, table.personId, table.role] })]);

export const consent = register.table('consent', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	programmeId: uuid('programme_id').references(() => programme.id).$type<ProgrammeId>(),
	personId: uuid('person_id').notNull().references(() => person.id).$type<PersonId>(),
	scope: text().notNull(),
	textVersion: integer('text_version').notNull(),
	language: text().notNull().$type<Language>(),
	givenAt: instant('given_at').notNull(),
	withdrawnAt: instant('withdrawn_at')
});

export const erasureRequest = register.table('erasure_request', {
	id: uuid().primaryKey(),
	personId: uuid('person_id').notNull().references(() => person.id).$type<PersonId>(),
	askedAt: instant('asked_at').notNull(),
	status: text().notNull().$type<ErasureStatus>(),
	decidedAt: instant('decided_at'),
	decidedBy: uuid('decided_by').references(() => person.id).$type<PersonId>(),
	refusal: text()
});

export const retentionChoice = register.table('retention_choice', {
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	rule: text().notNull().$type<RetentionKey>(),
	afterDays: integer('after_days').notNull(),
	reason: text().notNull(),
	decidedBy: uuid('decided_by').references(() => person.id).$type<PersonId>(),
	decidedAt: instant('decided_at').notNull()
}, (table) => [primaryKey({ columns: [table.programmeId, table.rule] })]);

export const invitation = register.table('invitation', {
	id: uuid().primaryKey(),
	tokenHash: text('token_hash').notNull().unique(),
	email: citext().notNull(),
	name: text().notNull(),
	language: text().notNull().$type<Language>(),
	organisationId: uuid('organisation_id').references(() => organisation.id).$type<OrganisationId>(),
	programmeId: uuid('programme_id').references(() => programme.id).$type<ProgrammeId>(),
	role: text().notNull().$type<MemberRole | ProgrammeRole>(),
	invitedBy: uuid('invited_by').references(() => person.id).$type<PersonId>(),
	createdAt: instant('created_at').notNull(),
	expiresAt: instant('expires_at').notNull(),
	acceptedAt: instant('accepted_at')
});
