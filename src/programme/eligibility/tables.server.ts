import { sql } from 'drizzle-orm';
import { boolean, date, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { jsonb } from '#platform/columns.server.ts';
import { organisation, person, programme } from '#register/tables.server.ts';
import type { Facts } from './facts.ts';
import type { OverrideStanding } from './override.ts';
import type { RuleSet, RuleSetContent } from './rules.ts';
import type { Standing } from './verdict.ts';
import type { TargetDecision, TargetVote } from './target-round.ts';
import type { TargetState } from './target-workflow.ts';
import type { AppealState, OverrideState } from './workflow.ts';

const eligibility = pgSchema('eligibility');
const instant = (name: string) => timestamp(name, { withTimezone: true });
const somebody = (name: string) => uuid(name).references(() => person.id).$type<PersonId>();

export const ruleSet = eligibility.table('rule_set', {
	key: text().notNull(),
	version: integer().notNull(),
	content: jsonb().notNull().$type<RuleSet>(),
	fingerprint: text().notNull(),
	publishedAt: instant('published_at').notNull()
}, (table) => [primaryKey({ columns: [table.key, table.version] })]);

export const ruleDraft = eligibility.table('rule_draft', {
	id: uuid().primaryKey(),
	key: text().notNull(),
	basedOn: integer('based_on'),
	content: jsonb().notNull().$type<RuleSetContent>(),
	version: integer().notNull().default(1),
	authorId: somebody('author_id').notNull(),
	at: instant('at').notNull(),
	createdBy: somebody('created_by').notNull(),
	createdAt: instant('created_at').notNull()
});

export const appeal = eligibility.table('appeal', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	ruleSetKey: text('rule_set_key').notNull(),
	ruleSetVersion: integer('rule_set_version').notNull(),
	state: text().notNull().$type<AppealState>(),
	text: text().notNull(),
	appealedBy: somebody('appealed_by').notNull(),
	appealedAt: instant('appealed_at').notNull(),
	answer: text(),
	answeredBy: somebody('answered_by'),
	answeredAt: instant('answered_at')
});

export const override = eligibility.table('override', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	ruleSetKey: text('rule_set_key').notNull(),
	standing: text().notNull().$type<OverrideStanding>(),
	reason: text().notNull(),
	until: date('until').notNull().$type<LocalDate>(),
	state: text().notNull().$type<OverrideState>(),
	appealId: uuid('appeal_id').references(() => appeal.id),
	proposedBy: somebody('proposed_by').notNull(),
	proposedAt: instant('proposed_at').notNull(),
	decidedBy: somebody('decided_by'),
	decidedAt: instant('decided_at'),
	endedBy: somebody('ended_by'),
	endedAt: instant('ended_at')
});

export const verdict = eligibility.table('verdict', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	ruleSetKey: text('rule_set_key').notNull(),
	ruleSetVersion: integer('rule_set_version').notNull(),
	decidedOn: date('decided_on').notNull().$type<LocalDate>(),
	standing: text().notNull().$type<Standing>(),
	facts: jsonb().notNull().$type<Facts>(),
	overrideId: uuid('override_id').references(() => override.id),
	decidedAt: instant('decided_at').notNull(),
	isLatest: boolean('is_latest').notNull()
});

export const targetRound = eligibility.table('target_round', {
	id: uuid().primaryKey(),
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	number: integer().notNull(),
	ruleSetKey: text('rule_set_key').notNull(),
	ruleSetVersion: integer('rule_set_version').notNull(),
	places: integer().notNull(),
	state: text().notNull().$type<TargetState>(),
	stateBy: somebody('state_by').notNull(),
	stateAt: instant('state_at').notNull(),
	stateReason: text('state_reason').notNull().default(''),
	listedOn: date('listed_on').$type<LocalDate>(),
	begunBy: somebody('begun_by').notNull(),
	begunAt: instant('begun_at').notNull()
});

const inRound = { roundId: uuid('round_id').notNull().references(() => targetRound.id) };
const candidacy = { organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(), ...inRound };

export const targetSeat = eligibility.table('target_seat', {
	...inRound,
	personId: somebody('person_id').notNull(),
	isChair: boolean('is_chair').notNull()
}, (table) => [primaryKey({ columns: [table.roundId, table.personId] })]);

export const targetCandidate = eligibility.table('target_candidate', {
	...candidacy,
	facts: jsonb().notNull().$type<Facts>(),
	overrideId: uuid('override_id').references(() => override.id),
	decision: text().$type<TargetDecision>(),
	reason: text().notNull().default(''),
	againstReason: text('against_reason').notNull().default(''),
	decidedBy: somebody('decided_by'),
	decidedAt: instant('decided_at'),
	toldAt: instant('told_at')
}, (table) => [primaryKey({ columns: [table.roundId, table.organisationId] })]);

export const targetDeclaration = eligibility.table('target_declaration', {
	...candidacy,
	personId: somebody('person_id').notNull(),
	hasConflict: boolean('has_conflict').notNull(),
	declaredAt: instant('declared_at').notNull()
}, (table) => [primaryKey({ columns: [table.roundId, table.organisationId, table.personId] })]);

export const targetVote = eligibility.table('target_vote', {
	...candidacy,
	personId: somebody('person_id').notNull(),
	hasConflict: boolean('has_conflict').notNull().generatedAlwaysAs(sql`false`),
	vote: text().notNull().$type<TargetVote>(),
	reason: text().notNull(),
	votedAt: instant('voted_at').notNull()
}, (table) => [primaryKey({ columns: [table.roundId, table.organisationId, table.personId] })]);
