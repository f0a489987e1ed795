import { boolean, date, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { jsonb } from '#platform/columns.server.ts';
import { organisation, programme } from '#register/tables.server.ts';
import type { Facts } from './facts.ts';
import type { RuleSet } from './rules.ts';
import type { Standing } from './verdict.ts';

const eligibility = pgSchema('eligibility');
const instant = (name: string) => timestamp(name, { withTimezone: true });

export const ruleSet = eligibility.table('rule_set', {
	key: text().notNull(),
	version: integer().notNull(),
	content: jsonb().notNull().$type<RuleSet>(),
	fingerprint: text().notNull(),
	publishedAt: instant('published_at').notNull()
}, (table) => [primaryKey({ columns: [table.key, table.version] })]);

export const verdict = eligibility.table('verdict', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().references(() => organisation.id).$type<OrganisationId>(),
	programmeId: uuid('programme_id').notNull().references(() => programme.id).$type<ProgrammeId>(),
	ruleSetKey: text('rule_set_key').notNull(),
	ruleSetVersion: integer('rule_set_version').notNull(),
	decidedOn: date('decided_on').notNull().$type<LocalDate>(),
	standing: text().notNull().$type<Standing>(),
	facts: jsonb().notNull().$type<Facts>(),
	decidedAt: instant('decided_at').notNull(),
	isLatest: boolean('is_latest').notNull()
});
