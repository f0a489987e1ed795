/** What is asked again and again is prepared, and answers as before; a table that gains a column meanwhile does not disturb it. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { connect } from './database.server.ts';

const { database } = await testDatabase();
const { rows: [here] } = await database.pool.query<{ name: string }>('select current_database() as name');
const one = connect({ ...inject('testServer'), database: here!.name, max: 1 }, async () => undefined);
beforeAll(() => database.pool.query('create table public.counted (n integer, word text)'));
afterAll(() => one.close());

const prepared = async () => (await one.pool.query<{ statement: string }>('select statement from pg_prepared_statements order by statement')).rows.map(({ statement }) => statement);

test('a statement that comes often is prepared; one that comes twice, or has no values, is not', async () => {
	for (let n = 0; n < 8; n++) await one.read.execute(sql`insert into public.counted values (${n}, ${String(n)})`);
	for (let n = 0; n < 2; n++) await one.read.execute(sql`select word from public.counted where n > ${n}`);
	for (let n = 0; n < 8; n++) await one.pool.query('select 1');
	expect(await prepared()).toEqual(['insert into public.counted values ($1, $2)']);
	expect((await one.pool.query('select count(*) from public.counted')).rows).toEqual([{ count: 8 }]);
});

test('it answers each time with what stands then', async () => {
	const wordsFrom = async (n: number) => (await one.read.execute<{ word: string }>(sql`select word from public.counted where n >= ${n} order by n`)).rows.map(({ word }) => word);
	for (let n = 0; n < 8; n++) expect(await wordsFrom(n)).toHaveLength(8 - n);
	await database.pool.query("alter table public.counted add column more text; insert into public.counted values (8, 'сегиз')");
	expect(await wordsFrom(8)).toEqual(['сегиз']);
});

test('a transaction prepares too, and a refused statement can be asked again', async () => {
	const divide = (by: number) => one.transaction(async (tx) => (await tx.execute<{ n: number }>(sql`select 12 / ${by}::integer as n`)).rows[0]!.n);
	for (let by = 1; by < 7; by++) expect(await divide(by)).toBe(Math.trunc(12 / by));
	await expect(divide(0)).rejects.toThrow('Failed query');
	expect(await divide(3)).toBe(4);
});
