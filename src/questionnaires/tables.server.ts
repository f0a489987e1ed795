import { integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { jsonb } from '#platform/columns.server.ts';
import type { OrganisationId, PersonId } from '#kernel/id.ts';
import type { Definition } from './definition.ts';

const questionnaires = pgSchema('questionnaires');
const instant = (name: string) => timestamp(name, { withTimezone: true });

export const definition = questionnaires.table('definition', {
	key: text().notNull(),
	version: integer().notNull(),
	content: jsonb().notNull().$type<Definition>(),
	/** Of the content: what stands under it never changes. */
	fingerprint: text().notNull(),
	publishedAt: instant('published_at').notNull()
}, (table) => [primaryKey({ columns: [table.key, table.version] })]);

export const response = questionnaires.table('response', {
	id: uuid().primaryKey(),
	organisationId: uuid('organisation_id').notNull().$type<OrganisationId>(),
	definitionKey: text('definition_key').notNull(),
	definitionVersion: integer('definition_version').notNull(),
	createdAt: instant('created_at').notNull()
});

export const upload = questionnaires.table('upload', {
	responseId: uuid('response_id').notNull(),
	hash: text().notNull()
}, (table) => [primaryKey({ columns: [table.responseId, table.hash] })]);

const answerColumns = {
	responseId: uuid('response_id').notNull(),
	question: text().notNull(),
	value: jsonb(),
	version: integer().notNull(),
	authorId: uuid('author_id').$type<PersonId>(),
	at: instant('at').notNull()
};

export const answer = questionnaires.table('answer', answerColumns, (table) => [primaryKey({ columns: [table.responseId, table.question] })]);

export const answerVersion = questionnaires.table('answer_version', answerColumns,
	(table) => [primaryKey({ columns: [table.responseId, table.question, table.version] })]);
