import { type AnyPgColumn, bigint, boolean, date, integer, pgSchema, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { jsonb } from '#platform/columns.server.ts';
import { sql } from 'drizzle-orm';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Language } from '#kernel/localised.ts';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import { file } from '#platform/tables.server.ts';
import { consent, organisation, person, programme } from '#register/tables.server.ts';
import type { ParticipantGroup, Preferences } from './case.ts';
import type { CalibrationSet, VignetteMark } from './calibration.ts';
import type { IndividualMark } from './individual-answers.ts';
import type { CompetenceFramework } from './competences.ts';
import type { Instrument, Level } from './instrument.ts';
import type { PartContent } from './instrument-draft.ts';
import type { RespondentRole, Sex } from './respondents.ts';
import type { CaseState } from './workflow.ts';

const diagnostics = pgSchema('diagnostics');
const instant = (name: string) => timestamp(name, { withTimezone: true });

export const instrument = diagnostics.table('instrument', {
	key: text().notNull(),
	version: integer().notNull(),
	content: jsonb().notNull().$type<Instrument>(),
	/** Of the content: what stands under it never changes. */
	fingerprint: text().notNull(),
	publishedAt: instant('published_at').notNull()
}, (table) => [primaryKey({ columns: [table.key, table.version] })]);

export const assessmentCase = diagnostics.table('assessment_case', {
	id: uuid().primaryKey(),
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	round: integer().notNull(),
	instrumentKey: text('instrument_key').notNull(),
	instrumentVersion: integer('instrument_version').notNull(),
	status: text().notNull().$type<CaseState>(),
	statusSince: instant('status_since').notNull(),
	statusReason: text('status_reason'),
	consentId: uuid('consent_id').notNull().references(() => consent.id),
	requestedBy: uuid('requested_by').notNull().references(() => person.id).$type<PersonId>(),
	requestedAt: instant('requested_at').notNull(),
	preferences: jsonb().notNull().$type<Preferences>(),
	scheduledOn: date('scheduled_on').$type<LocalDate>(),
	startsAt: text('starts_at'),
	place: text(),
	language: text().$type<Language>(),
	participants: jsonb().notNull().$type<readonly ParticipantGroup[]>().default(sql`'[]'`),
	sessionOn: date('session_on').$type<LocalDate>(),
	doneAt: instant('done_at'),
	version: integer().notNull().default(1),
	changedBy: uuid('changed_by').references(() => person.id).$type<PersonId>(),
	changedAt: instant('changed_at').notNull()
});

export const caseAssessor = diagnostics.table('case_assessor', {
	caseId: uuid('case_id').notNull().references(() => assessmentCase.id),
	personId: uuid('person_id').notNull().references(() => person.id).$type<PersonId>(),
	isLead: boolean('is_lead').notNull().default(false),
	declaredNoConflictAt: instant('declared_no_conflict_at'),
	declaredConflictAt: instant('declared_conflict_at')
}, (table) => [primaryKey({ columns: [table.caseId, table.personId] })]);

const layerAndAuthor = {
	caseId: uuid('case_id').notNull(),
	layer: text().notNull().$type<'consensus' | 'verified'>(),
	authorId: uuid('author_id').notNull().$type<PersonId>(),
	at: instant('at').notNull()
};

export const score = diagnostics.table('score', {
	organisationId: uuid('organisation_id').notNull().$type<OrganisationId>(),
	...layerAndAuthor,
	indicator: text().notNull(),
	mark: text().notNull().$type<'level' | 'notApplicable' | 'dontKnow'>(),
	level: smallint(),
	reason: text().notNull(),
	comment: text().notNull(),
	version: integer().notNull()
}, (table) => [primaryKey({ columns: [table.caseId, table.layer, table.indicator] })]);

/** One score as a save wrote it. */
export type WrittenScore = Pick<typeof score.$inferSelect, 'indicator' | 'version' | 'mark' | 'level' | 'reason' | 'comment'>;

export const scoreSave = diagnostics.table('score_save', {
	id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
	...layerAndAuthor,
	scores: jsonb().notNull().$type<readonly WrittenScore[]>()
});

export const evidence = diagnostics.table('evidence', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	caseId: uuid('case_id').notNull().references(() => assessmentCase.id),
	title: text().notNull(),
	note: text().notNull().default(''),
	fileHash: text('file_hash').references(() => file.hash),
	fileName: text('file_name'),
	addedBy: uuid('added_by').notNull().references(() => person.id).$type<PersonId>(),
	byAssessor: boolean('by_assessor').notNull(),
	addedAt: instant('added_at').notNull(),
	validUntil: date('valid_until').$type<LocalDate>(),
	reusedFrom: uuid('reused_from').references((): AnyPgColumn => evidence.id, { onDelete: 'set null' })
});

export const evidenceIndicator = diagnostics.table('evidence_indicator', {
	evidenceId: uuid('evidence_id').notNull().references(() => evidence.id),
	indicator: text().notNull(),
	accepted: boolean(),
	provesReview: boolean('proves_review').notNull().default(false),
	decidedBy: uuid('decided_by').references(() => person.id).$type<PersonId>(),
	decidedAt: instant('decided_at'),
	note: text().notNull().default(''),
	version: integer().notNull().default(0)
}, (table) => [primaryKey({ columns: [table.evidenceId, table.indicator] })]);

export const instrumentDraft = diagnostics.table('instrument_draft', {
	id: uuid().primaryKey(),
	key: text().notNull(),
	basedOn: integer('based_on'),
	createdBy: uuid('created_by').notNull().references(() => person.id).$type<PersonId>(),
	createdAt: instant('created_at').notNull()
});

export const instrumentDraftPart = diagnostics.table('instrument_draft_part', {
	draftId: uuid('draft_id').notNull().references(() => instrumentDraft.id),
	code: text().notNull(),
	content: jsonb().notNull().$type<PartContent>(),
	version: integer().notNull().default(1),
	authorId: uuid('author_id').notNull().references(() => person.id).$type<PersonId>(),
	at: instant('at').notNull()
}, (table) => [primaryKey({ columns: [table.draftId, table.code] })]);

export const caseTarget = diagnostics.table('case_target', {
	organisationId: uuid('organisation_id').notNull().$type<OrganisationId>(),
	caseId: uuid('case_id').notNull().references(() => assessmentCase.id),
	indicator: text().notNull(),
	level: smallint().$type<Level>(),
	reason: text().notNull(),
	version: integer().notNull(),
	authorId: uuid('author_id').notNull().references(() => person.id).$type<PersonId>(),
	at: instant('at').notNull()
}, (table) => [primaryKey({ columns: [table.caseId, table.indicator] })]);

export const respondent = diagnostics.table('respondent', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	caseId: uuid('case_id').notNull().references(() => assessmentCase.id),
	name: text().notNull(),
	role: text().notNull().$type<RespondentRole>(),
	sex: text().notNull().$type<Sex>(),
	tokenHash: text('token_hash').unique(),
	answeredOn: date('answered_on').$type<LocalDate>()
});

export const respondentPlan = diagnostics.table('respondent_plan', {
	caseId: uuid('case_id').primaryKey().references(() => assessmentCase.id),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	fewerBecause: text('fewer_because').notNull()
});

export const individualDraft = diagnostics.table('individual_draft', {
	place: text().primaryKey(),
	caseId: uuid('case_id').notNull().references(() => assessmentCase.id),
	sealed: text().notNull()
});

export const individualTally = diagnostics.table('individual_tally', {
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	caseId: uuid('case_id').notNull().references(() => assessmentCase.id),
	indicator: text().notNull(),
	mark: text().notNull().$type<IndividualMark>(),
	count: integer().notNull()
}, (table) => [primaryKey({ columns: [table.caseId, table.indicator, table.mark] })]);

export const competenceFramework = diagnostics.table('competence_framework', {
	key: text().notNull(),
	version: integer().notNull(),
	content: jsonb().notNull().$type<CompetenceFramework>(),
	fingerprint: text().notNull(),
	publishedAt: instant('published_at').notNull()
}, (table) => [primaryKey({ columns: [table.key, table.version] })]);

export const humanCapacity = diagnostics.table('human_capacity', {
	caseId: uuid('case_id').primaryKey().references(() => assessmentCase.id),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	frameworkKey: text('framework_key').notNull(),
	frameworkVersion: integer('framework_version').notNull()
});

export const colleague = diagnostics.table('colleague', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	caseId: uuid('case_id').notNull().references(() => humanCapacity.caseId),
	role: text().notNull(),
	place: integer().notNull(),
	personId: uuid('person_id').references(() => person.id).$type<PersonId>(),
	consentId: uuid('consent_id').references(() => consent.id),
	tokenHash: text('token_hash').unique(),
	handedInOn: date('handed_in_on').$type<LocalDate>()
});

export const competenceRating = diagnostics.table('competence_rating', {
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	colleagueId: uuid('colleague_id').notNull().references(() => colleague.id, { onDelete: 'cascade' }),
	competence: text().notNull(),
	self: smallint().notNull().$type<Level>(),
	proof: text().notNull(),
	confirmed: smallint().$type<Level>(),
	note: text().notNull().default(''),
	confirmedBy: uuid('confirmed_by').references(() => person.id).$type<PersonId>(),
	confirmedAt: instant('confirmed_at'),
	version: integer().notNull().default(0)
}, (table) => [primaryKey({ columns: [table.colleagueId, table.competence] })]);

export const independentRater = diagnostics.table('independent_rater', {
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	caseId: uuid('case_id').notNull().references(() => assessmentCase.id),
	personId: uuid('person_id').notNull().references(() => person.id).$type<PersonId>(),
	isSecond: boolean('is_second').notNull(),
	appointedBy: uuid('appointed_by').notNull().references(() => person.id).$type<PersonId>(),
	appointedAt: instant('appointed_at').notNull(),
	begunAt: instant('begun_at'),
	handedInAt: instant('handed_in_at')
}, (table) => [primaryKey({ columns: [table.caseId, table.personId] })]);

export const independentScore = diagnostics.table('independent_score', {
	organisationId: uuid('organisation_id').notNull().$type<OrganisationId>(),
	caseId: uuid('case_id').notNull(),
	personId: uuid('person_id').notNull().$type<PersonId>(),
	indicator: text().notNull(),
	mark: text().notNull().$type<'level' | 'notApplicable' | 'dontKnow'>(),
	level: smallint(),
	reason: text().notNull().default(''),
	comment: text().notNull().default(''),
	version: integer().notNull(),
	at: instant('at').notNull()
}, (table) => [primaryKey({ columns: [table.caseId, table.personId, table.indicator] })]);

export const calibrationSet = diagnostics.table('calibration_set', {
	key: text().notNull(),
	version: integer().notNull(),
	content: jsonb().notNull().$type<CalibrationSet>(),
	fingerprint: text().notNull(),
	publishedAt: instant('published_at').notNull()
}, (table) => [primaryKey({ columns: [table.key, table.version] })]);

export const calibrationAttempt = diagnostics.table('calibration_attempt', {
	id: uuid().primaryKey(),
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	personId: uuid('person_id').notNull().references(() => person.id).$type<PersonId>(),
	setKey: text('set_key').notNull(),
	setVersion: integer('set_version').notNull(),
	begunAt: instant('begun_at').notNull(),
	finishedAt: instant('finished_at')
});

export const calibrationAnswer = diagnostics.table('calibration_answer', {
	attemptId: uuid('attempt_id').notNull().references(() => calibrationAttempt.id),
	vignette: text().notNull(),
	mark: text().notNull().$type<VignetteMark>(),
	answeredAt: instant('answered_at').notNull()
}, (table) => [primaryKey({ columns: [table.attemptId, table.vignette] })]);

export const room = diagnostics.table('room', {
	caseId: uuid('case_id').primaryKey().references(() => assessmentCase.id),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	code: text().unique(),
	key: text().unique(),
	openedAt: instant('opened_at').notNull(),
	indicator: text(),
	revealed: jsonb().notNull().$type<readonly string[]>().default(sql`'[]'`),
	version: integer().notNull().default(1)
});

export const dissent = diagnostics.table('dissent', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	caseId: uuid('case_id').notNull().references(() => assessmentCase.id),
	indicator: text().notNull(),
	text: text().notNull(),
	notedBy: uuid('noted_by').notNull().references(() => person.id).$type<PersonId>(),
	notedAt: instant('noted_at').notNull()
});
