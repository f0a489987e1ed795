import { bigint, customType, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
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

export const reason = journal.table('reason', {
	entryId: uuid('entry_id').primaryKey(),
	salt: text().notNull(),
	text: text().notNull()
});

export const unsealed = journal.table('unsealed', {
	sequence: bigint({ mode: 'number' }).primaryKey()
});

/** As PostgreSQL writes it: `{[1,61),[62,90)}`. */
const ranges = customType<{ data: string }>({ dataType: () => 'int8multirange' });
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const seal = journal.table('seal', {
	number: bigint({ mode: 'number' }).primaryKey(),
	entries: ranges().notNull(),
	count: integer().notNull(),
	fingerprints: bytes().notNull(),
	hash: text().notNull(),
	at: timestamp({ withTimezone: true }).notNull()
});

export const command = journal.table('command', {
	id: uuid().notNull(),
	ordinal: integer().notNull(),
	actorId: uuid('actor_id'),
	answer: jsonb(),
	at: timestamp({ withTimezone: true }).notNull()
}, (table) => [primaryKey({ columns: [table.id, table.ordinal] })]);
