import { type AnyPgColumn, boolean, date, doublePrecision, integer, numeric, pgSchema, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { jsonb } from '#platform/columns.server.ts';
import { file } from '#platform/tables.server.ts';
import { sql } from 'drizzle-orm';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Language, Localised } from '#kernel/localised.ts';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import { assessmentCase } from '#programme/diagnostics/tables.server.ts';
import { report } from '#programme/reporting/tables.server.ts';
import { organisation, person, programme } from '#register/tables.server.ts';
import type { ApprovedContent } from './approved-content.ts';
import type { ActionContent, ObjectiveContent, PlanContent } from './content.ts';
import type { ModelKind, ModelLicence } from './model-document.ts';
import type { LinkKind } from './link.ts';
import type { ActionType, FundingSource, Scale, Success } from './plan.ts';
import type { Weights } from './priority.ts';
import type { ActionAct, ActionState, PlanState } from './workflow.ts';
import type { Check, NoteKind } from './work.ts';

const planning = pgSchema('planning');
const instant = (name: string) => timestamp(name, { withTimezone: true });
const personColumn = (name: string) => uuid(name).references(() => person.id).$type<PersonId>();
const localised = (name: string) => jsonb(name).notNull().$type<Localised>();
const ofOrganisation = () => uuid('organisation_id').notNull().$type<OrganisationId>();

export const plan = planning.table('plan', {
	id: uuid().primaryKey(),
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	caseId: uuid('case_id').notNull().unique().references(() => assessmentCase.id),
	reportId: uuid('report_id').notNull().references(() => report.id),
	reportVersion: integer('report_version').notNull(),
	status: text().notNull().$type<PlanState>(),
	statusSince: instant('status_since').notNull(),
	statusBy: personColumn('status_by').notNull(),
	statusReason: text('status_reason'),
	goal: localised('goal'),
	startsOn: date('starts_on').notNull().$type<LocalDate>(),
	endsOn: date('ends_on').notNull().$type<LocalDate>(),
	weights: jsonb().notNull().$type<Weights>(),
	version: integer().notNull().default(1),
	revision: integer().notNull().default(1),
	changedAt: instant('changed_at').notNull(),
	changedBy: personColumn('changed_by').notNull(),
	createdAt: instant('created_at').notNull(),
	createdBy: personColumn('created_by').notNull(),
	agreedAt: instant('agreed_at'),
	agreedBy: personColumn('agreed_by'),
	boardNoted: boolean('board_noted').notNull().default(false),
	approvedAt: instant('approved_at'),
	approvedBy: personColumn('approved_by'),
	revisedAt: instant('revised_at'),
	revisedBy: personColumn('revised_by'),
	revisedReason: text('revised_reason'),
	voteClosedAt: instant('vote_closed_at'),
	voteClosedBy: personColumn('vote_closed_by'),
	limitTo: smallint('limit_to'),
	limitAt: instant('limit_at'),
	limitBy: personColumn('limit_by'),
	limitReason: text('limit_reason'),
	follows: uuid().unique().references((): AnyPgColumn => plan.id)
});

const edited = {
	version: integer().notNull().default(1),
	authorId: personColumn('author_id').notNull(),
	at: instant('at').notNull()
};

export const objective = planning.table('objective', {
	id: uuid().primaryKey(),
	organisationId: ofOrganisation(),
	planId: uuid('plan_id').notNull().references(() => plan.id),
	parameter: text().notNull(),
	title: localised('title'),
	currentMean: doublePrecision('current_mean'),
	ownPriority: boolean('own_priority').notNull(),
	success: jsonb().notNull().$type<readonly Success[]>(),
	why: localised('why').default(sql`'{}'`),
	voices: localised('voices').default(sql`'{}'`),
	position: integer().notNull(),
	...edited
});

export const action = planning.table('action', {
	id: uuid().primaryKey(),
	organisationId: ofOrganisation(),
	planId: uuid('plan_id').notNull().references(() => plan.id),
	objectiveId: uuid('objective_id').notNull().references(() => objective.id),
	indicators: jsonb().notNull().$type<readonly string[]>(),
	fromLevel: smallint('from_level').$type<Level>(),
	critical: boolean().notNull(),
	title: localised('title'),
	description: localised('description'),
	type: text().notNull().$type<ActionType>(),
	expectedOutput: localised('expected_output'),
	meansOfVerification: localised('means_of_verification'),
	responsible: text().notNull(),
	supporter: text().notNull(),
	startsOn: date('starts_on').$type<LocalDate>(),
	dueOn: date('due_on').$type<LocalDate>(),
	costAmount: numeric('cost_amount', { precision: 14, scale: 2 }),
	costCurrency: text('cost_currency'),
	funding: text().$type<FundingSource>(),
	importance: smallint().notNull().$type<Scale>(),
	urgency: smallint().notNull().$type<Scale>(),
	ease: smallint().notNull().$type<Scale>(),
	position: integer().notNull(),
	status: text().notNull().$type<ActionState>(),
	statusAt: instant('status_at').notNull(),
	statusBy: personColumn('status_by').notNull(),
	statusReason: text('status_reason'),
	votes: integer().notNull().default(0),
	percent: smallint().notNull().default(0),
	workVersion: integer('work_version').notNull().default(1),
	workedAt: instant('worked_at'),
	removedAt: instant('removed_at'),
	removedBy: personColumn('removed_by'),
	removedReason: text('removed_reason'),
	carriedFrom: uuid('carried_from').unique().references((): AnyPgColumn => action.id),
	...edited
});

const ofAction = () => uuid('action_id').notNull().references(() => action.id);

export const actionNote = planning.table('action_note', {
	id: uuid().primaryKey(),
	organisationId: ofOrganisation(),
	actionId: ofAction(),
	kind: text().notNull().$type<NoteKind>(),
	text: text().notNull(),
	percent: smallint(),
	act: text().$type<ActionAct>(),
	checks: jsonb().notNull().$type<readonly Check[]>().default([]),
	authorId: personColumn('author_id').notNull(),
	at: instant('at').notNull()
});

export const actionEvidence = planning.table('action_evidence', {
	id: uuid().primaryKey(),
	organisationId: ofOrganisation(),
	actionId: ofAction(),
	title: text().notNull(),
	fileHash: text('file_hash').references(() => file.hash),
	fileName: text('file_name'),
	addedBy: personColumn('added_by').notNull(),
	addedAt: instant('added_at').notNull(),
	removedBy: personColumn('removed_by'),
	removedAt: instant('removed_at')
});

/** What a programme puts into its library of model documents, beside those that ship with the product. */
export const modelDocument = planning.table('model_document', {
	id: uuid().primaryKey(),
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	title: text().notNull(),
	kind: text().notNull().$type<ModelKind>(),
	indicators: jsonb().notNull().$type<readonly string[]>(),
	language: text().notNull().$type<Language>(),
	licence: text().notNull().$type<ModelLicence>(),
	fileHash: text('file_hash').notNull().references(() => file.hash),
	fileName: text('file_name').notNull(),
	addedBy: personColumn('added_by').notNull(),
	addedAt: instant('added_at').notNull(),
	removedBy: personColumn('removed_by'),
	removedAt: instant('removed_at')
});

const versionColumns = <C>() => ({
	version: integer().notNull(),
	content: jsonb().notNull().$type<C>(),
	authorId: uuid('author_id').notNull().$type<PersonId>(),
	at: instant('at').notNull()
});

export const planVersion = planning.table('plan_version', {
	of: uuid('plan_id').notNull().references(() => plan.id),
	...versionColumns<PlanContent>()
}, (table) => [primaryKey({ columns: [table.of, table.version] })]);

export const objectiveVersion = planning.table('objective_version', {
	of: uuid('objective_id').notNull().references(() => objective.id),
	...versionColumns<ObjectiveContent>()
}, (table) => [primaryKey({ columns: [table.of, table.version] })]);

export const actionVersion = planning.table('action_version', {
	of: uuid('action_id').notNull().references(() => action.id),
	...versionColumns<ActionContent>()
}, (table) => [primaryKey({ columns: [table.of, table.version] })]);

export const reminderChoice = planning.table('reminder_choice', {
	personId: uuid('person_id').primaryKey().references(() => person.id).$type<PersonId>(),
	token: text().notNull().unique(),
	stoppedAt: instant('stopped_at')
});

export const reminder = planning.table('reminder', {
	personId: personColumn('person_id').notNull(),
	onDay: date('on_day').notNull().$type<LocalDate>(),
	at: instant('at').notNull(),
	actions: integer().notNull()
}, (table) => [primaryKey({ columns: [table.personId, table.onDay] })]);

export const planApproval = planning.table('plan_approval', {
	planId: uuid('plan_id').notNull().references(() => plan.id),
	number: integer().notNull(),
	organisationId: ofOrganisation(),
	content: jsonb().notNull().$type<ApprovedContent>(),
	reason: text(),
	agreedAt: instant('agreed_at').notNull(),
	agreedBy: personColumn('agreed_by').notNull(),
	boardNoted: boolean('board_noted').notNull(),
	approvedAt: instant('approved_at').notNull(),
	approvedBy: personColumn('approved_by').notNull()
}, (table) => [primaryKey({ columns: [table.planId, table.number] })]);

export const voter = planning.table('voter', {
	planId: uuid('plan_id').notNull().references(() => plan.id),
	personId: personColumn('person_id').notNull(),
	organisationId: ofOrganisation(),
	at: instant('at').notNull()
}, (table) => [primaryKey({ columns: [table.planId, table.personId] })]);

export const actionLink = planning.table('action_link', {
	id: uuid().primaryKey(),
	organisationId: ofOrganisation(),
	actionId: ofAction(),
	kind: text().notNull().$type<LinkKind>(),
	reference: uuid().notNull(),
	title: localised('title'),
	on: date('on_day').notNull().$type<LocalDate>(),
	linkedBy: personColumn('linked_by').notNull(),
	linkedAt: instant('linked_at').notNull()
});
