import { bigint, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { jsonb } from '#platform/columns.server.ts';

const journal = pgSchema('journal');

export const entry = journal.table('entry', {
	id: uuid().primaryKey(),
	sequence: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
	at: timestamp({ withTimezone: true }).notNull(),
	event: text().notNull(),
	actorId: uuid('actor_id'),
	onBehalfOf: uuid('on_behalf_of'),
	programmeId: uuid('programme_id'),
	organisationId: uuid('organisation_id'),
	subjectType: text('subject_type').notNull(),
	subjectId: text('subject_id').notNull(),
	data: jsonb().notNull(),
	reason: text(),
	commandId: uuid('command_id'),
	requestId: text('request_id')
});

export const command = journal.table('command', {
	id: uuid().notNull(),
	ordinal: integer().notNull(),
	actorId: uuid('actor_id'),
	answer: jsonb(),
	at: timestamp({ withTimezone: true }).notNull()
}, (table) => [primaryKey({ columns: [table.id, table.ordinal] })]);
