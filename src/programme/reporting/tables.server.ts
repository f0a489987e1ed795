import { date, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Language } from '#kernel/localised.ts';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import { jsonb } from '#platform/columns.server.ts';
import { assessmentCase } from '#programme/diagnostics/tables.server.ts';
import { organisation, person, programme } from '#register/tables.server.ts';
import type { ReportDocument } from './document.ts';
import type { PartKey } from './parts.ts';
import type { ReportState } from './workflow.ts';

const reporting = pgSchema('reporting');
const instant = (name: string) => timestamp(name, { withTimezone: true });

export const report = reporting.table('report', {
	id: uuid().primaryKey(),
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	caseId: uuid('case_id').notNull().unique().references(() => assessmentCase.id),
	status: text().notNull().$type<ReportState>(),
	statusSince: instant('status_since').notNull(),
	statusReason: text('status_reason'),
	issuedVersion: integer('issued_version').notNull().default(0),
	correction: text().notNull().default(''),
	sendings: integer().notNull().default(0),
	sentAt: instant('sent_at'),
	replyUntil: date('reply_until').$type<LocalDate>(),
	createdAt: instant('created_at').notNull(),
	createdBy: uuid('created_by').notNull().references(() => person.id).$type<PersonId>()
});

export const part = reporting.table('part', {
	organisationId: uuid('organisation_id').notNull().$type<OrganisationId>(),
	reportId: uuid('report_id').notNull().references(() => report.id),
	language: text().notNull().$type<Language>(),
	key: text().notNull().$type<PartKey>(),
	text: text().notNull(),
	draftedText: text('drafted_text').notNull(),
	version: integer().notNull(),
	authorId: uuid('author_id').references(() => person.id).$type<PersonId>(),
	at: instant('at').notNull()
}, (table) => [primaryKey({ columns: [table.reportId, table.language, table.key] })]);

export const partVersion = reporting.table('part_version', {
	reportId: uuid('report_id').notNull().references(() => report.id),
	language: text().notNull().$type<Language>(),
	key: text().notNull().$type<PartKey>(),
	version: integer().notNull(),
	text: text().notNull(),
	authorId: uuid('author_id').$type<PersonId>(),
	at: instant('at').notNull()
}, (table) => [primaryKey({ columns: [table.reportId, table.language, table.key, table.version] })]);

export const reply = reporting.table('reply', {
	organisationId: uuid('organisation_id').notNull().$type<OrganisationId>(),
	reportId: uuid('report_id').notNull().references(() => report.id),
	sending: integer().notNull(),
	text: text(),
	authorId: uuid('author_id').notNull().references(() => person.id).$type<PersonId>(),
	at: instant('at').notNull()
}, (table) => [primaryKey({ columns: [table.reportId, table.sending] })]);

export const issue = reporting.table('issue', {
	organisationId: uuid('organisation_id').notNull().$type<OrganisationId>(),
	reportId: uuid('report_id').notNull().references(() => report.id),
	version: integer().notNull(),
	language: text().notNull().$type<Language>(),
	document: jsonb().notNull().$type<ReportDocument>(),
	issuedAt: instant('issued_at').notNull(),
	issuedBy: uuid('issued_by').notNull().references(() => person.id).$type<PersonId>(),
	changes: text().notNull().default('')
}, (table) => [primaryKey({ columns: [table.reportId, table.version, table.language] })]);
