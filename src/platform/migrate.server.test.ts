import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { migrate } from './migrate.server.ts';

const { database } = await testDatabase();
const applied = async () => (await database.pool.query('select count(*) as n from platform.migration')).rows[0]?.n as number;

test('bringing a database that is up to date up to date changes nothing, however many do it at once', async () => {
	const before = await applied();
	await Promise.all([1, 2, 3].map(() => migrate(database.pool)));
	expect([before > 0, await applied()]).toEqual([true, before]);
});

test('the lock is given back', async () => {
	const { rows } = await database.pool.query("select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
	expect(rows).toEqual([]);
});

test('Kyrgyz sorts as Kyrgyz on every server: Ң after Н, Ө after О, Ү after У', async () => {
	const { rows } = await database.pool.query<{ name: string }>(
		`select name from unnest(array['Үмүт', 'Уюм', 'Фонд', 'Өнүгүү', 'Омур', 'Паан', 'Ёлка', 'Жаз', 'Ак']) as name order by name collate "und-x-icu"`
	);
	expect(rows.map(({ name }) => name)).toEqual(['Ак', 'Ёлка', 'Жаз', 'Омур', 'Өнүгүү', 'Паан', 'Уюм', 'Үмүт', 'Фонд']);
});
