/** What the migrations made, against what the code says and what the order allows. */
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { type ForeignKey, forwardKeys, why } from '../architecture/rules/foreign-keys.ts';
import { testDatabase } from '../support/database.ts';

const { database } = await testDatabase();
const root = dirname(dirname(import.meta.dirname));

/** Tables that belong to no stage: the migrator keeps them for itself. */
const ownedByOthers = ['platform.migration'];

async function columnsOfDatabase(): Promise<string[]> {
	const { rows } = await database.pool.query<{ line: string }>(`
		select n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as line
		from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema')
			and n.nspname || '.' || c.relname <> all ($1)
		order by 1`, [ownedByOthers]);
	return rows.map(({ line }) => line);
}

async function columnsOfCode(): Promise<string[]> {
	const files = globSync('src/**/tables.server.ts', { cwd: root });
	const modules = await Promise.all(files.map((file) => import(join(root, file)) as Promise<Record<string, unknown>>));
	const tables = modules.flatMap((module) => Object.values(module)).filter((value) => is(value, PgTable));
	return tables.flatMap((table) => {
		const { schema, name, columns, primaryKeys } = getTableConfig(table);
		const inKey = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
		return columns.map((column) => `${schema}.${name}.${column.name} ${column.getSQLType().replaceAll(', ', ',')}${column.notNull || inKey.has(column.name) ? ' not null' : ''}`);
	});
}

test('the tables of the code are the tables of the database: names, types and what may be empty', async () => {
	const [there, here] = await Promise.all([columnsOfDatabase(), columnsOfCode()]);
	const onlyInDatabase = there.filter((line) => !here.includes(line));
	const onlyInCode = here.filter((line) => !there.includes(line)).sort();
	const because = 'A query is written against tables.server.ts and runs against the migrations: where they differ, it is wrong in a way that no type shows.';
	expect({ onlyInDatabase, onlyInCode }, because).toEqual({ onlyInDatabase: [], onlyInCode: [] });
});

test('foreign keys point backwards', async () => {
	const { rows } = await database.pool.query<ForeignKey>(`
		select k.conrelid::regclass::text as table, k.conname as column, n.nspname as schema, t.nspname as to
		from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
			join pg_class r on r.oid = k.confrelid join pg_namespace t on t.oid = r.relnamespace
		where k.contype = 'f'`);
	expect(rows.length).toBeGreaterThan(0);
	expect(forwardKeys(rows), why).toEqual([]);
});

test('the journal refuses to be changed', async () => {
	for (const statement of ["update journal.entry set event = 'a/b'", 'delete from journal.entry', 'truncate journal.entry']) {
		await expect(database.pool.query(statement), statement).rejects.toThrow('append-only');
	}
});
