import { boolean, date, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { jsonb } from '#platform/columns.server.ts';
import { organisation, person, programme } from '#register/tables.server.ts';
import type { Facts } from './facts.ts';
import type { OverrideStanding } from './override.ts';
import type { RuleSet, RuleSetContent } from './rules.ts';
import type { Standing } from './verdict.ts';
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
