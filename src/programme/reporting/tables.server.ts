import { date, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Language } from '#kernel/localised.ts';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import { jsonb } from '#platform/columns.server.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import { assessmentCase } from '#programme/diagnostics/tables.server.ts';
import { file } from '#platform/tables.server.ts';
import { organisation, person, programme } from '#register/tables.server.ts';
import type { DisputeOutcome } from './dispute.ts';
import type { ReportDocument } from './document.ts';
import type { PartKey } from './parts.ts';
import type { ShareScope } from './share.ts';
import type { RecommendationContent } from './source.ts';
import type { PaperKind } from './paper.ts';
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
	at: instant('at').notNull(),
	behind: text().$type<Language>()
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

export const comment = reporting.table('comment', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().$type<OrganisationId>(),
	reportId: uuid('report_id').notNull().references(() => report.id),
	key: text().notNull().$type<PartKey>(),
	text: text().notNull(),
	authorId: uuid('author_id').notNull().references(() => person.id).$type<PersonId>(),
	at: instant('at').notNull(),
	answer: text(),
	answeredBy: uuid('answered_by').references(() => person.id).$type<PersonId>(),
	answeredAt: instant('answered_at'),
	settledBy: uuid('settled_by').references(() => person.id).$type<PersonId>(),
	settledAt: instant('settled_at')
});

export const dispute = reporting.table('dispute', {
	organisationId: uuid('organisation_id').notNull().$type<OrganisationId>(),
	reportId: uuid('report_id').notNull().references(() => report.id),
	indicator: text().notNull(),
	level: integer().$type<Level>(),
	text: text().notNull(),
	authorId: uuid('author_id').notNull().references(() => person.id).$type<PersonId>(),
	at: instant('at').notNull(),
	outcome: text().$type<DisputeOutcome>(),
	answer: text(),
	answeredBy: uuid('answered_by').references(() => person.id).$type<PersonId>(),
	answeredAt: instant('answered_at')
}, (table) => [primaryKey({ columns: [table.reportId, table.indicator] })]);

export const lookingBack = reporting.table('looking_back', {
	organisationId: uuid('organisation_id').notNull().$type<OrganisationId>(),
	reportId: uuid('report_id').notNull().references(() => report.id),
	parameter: text().notNull(),
	level: integer().notNull().$type<Level>(),
	authorId: uuid('author_id').notNull().references(() => person.id).$type<PersonId>(),
	at: instant('at').notNull()
}, (table) => [primaryKey({ columns: [table.reportId, table.parameter] })]);

export const recommendation = reporting.table('recommendation', {
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	instrument: text().notNull(),
	indicator: text().notNull(),
	level: integer().notNull().$type<Level>(),
	content: jsonb().notNull().$type<RecommendationContent>(),
	version: integer().notNull(),
	authorId: uuid('author_id').notNull().references(() => person.id).$type<PersonId>(),
	at: instant('at').notNull()
}, (table) => [primaryKey({ columns: [table.programmeId, table.instrument, table.indicator, table.level] })]);

export const share = reporting.table('share', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	reportId: uuid('report_id').notNull().references(() => report.id),
	version: integer().notNull(),
	scope: text().notNull().$type<ShareScope>(),
	language: text().notNull().$type<Language>(),
	recipient: text().notNull(),
	tokenHash: text('token_hash').notNull().unique(),
	statement: text().notNull(),
	signature: text().notNull(),
	expiresOn: date('expires_on').notNull().$type<LocalDate>(),
	createdAt: instant('created_at').notNull(),
	createdBy: uuid('created_by').notNull().references(() => person.id).$type<PersonId>(),
	revokedAt: instant('revoked_at'),
	revokedBy: uuid('revoked_by').references(() => person.id).$type<PersonId>()
});

export const shareOpening = reporting.table('share_opening', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().$type<OrganisationId>(),
	shareId: uuid('share_id').notNull().references(() => share.id),
	name: text().notNull(),
	at: instant('at').notNull()
});

export const signingKey = reporting.table('signing_key', {
	id: uuid().primaryKey(),
	publicKey: text('public_key').notNull(),
	privateKey: text('private_key').notNull(),
	createdAt: instant('created_at').notNull()
});

export const batch = reporting.table('batch', {
	id: uuid().primaryKey(),
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	createdBy: uuid('created_by').notNull().references(() => person.id).$type<PersonId>(),
	createdAt: instant('created_at').notNull(),
	finishedAt: instant('finished_at')
});

export const batchItem = reporting.table('batch_item', {
	organisationId: uuid('organisation_id').notNull().$type<OrganisationId>(),
	batchId: uuid('batch_id').notNull().references(() => batch.id, { onDelete: 'cascade' }),
	place: integer().notNull(),
	reportId: uuid('report_id').notNull().references(() => report.id),
	version: integer().notNull(),
	language: text().notNull().$type<Language>(),
	kind: text().notNull().$type<PaperKind>(),
	fileHash: text('file_hash').references(() => file.hash),
	size: integer()
}, (table) => [primaryKey({ columns: [table.batchId, table.place] })]);
