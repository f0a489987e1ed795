/** What was sealed on one PostgreSQL must be verified on every other one, in twenty years too. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { rangesOf } from './chain.server.ts';
import { sealEntries } from './seal.server.ts';

const { database, settableClock: clock } = await testDatabase();

const line =
	'["0190a1b2-0000-7000-8000-000000000001","7","1772424000123456","profiling/submitted",null,null,null,"0190a1b2-0000-7000-8000-000000000002",' +
	'"profile","п-1","{\\"a\\": 1.50, \\"Ң\\": [null, true, \\"\\\\n\\"], \\"long\\": 12345678901234567890, \\"zero\\": 0.0}","Себеби: «Ө»\\n",null,"r"]';

test('the bytes under a seal are these and no others, whatever the time zone and the style of dates', async () => {
	const client = await database.pool.connect();
	await client.query("set timezone = 'Asia/Bishkek'; set datestyle = 'German'; set extra_float_digits = 0");
	await client.query(
		`insert into journal.entry (id, sequence, at, event, organisation_id, subject_type, subject_id, data, reason, request_id) overriding system value
		values ('0190a1b2-0000-7000-8000-000000000001', 7, '2026-03-02 04:00:00.123456Z', 'profiling/submitted', '0190a1b2-0000-7000-8000-000000000002', 'profile', 'п-1', $1, $2, 'r')`,
		['{"zero": 0.0, "long": 12345678901234567890, "Ң": [null, true, "\\n"], "a": 1.50}', 'Себеби: «Ө»\n']
	);
	await client.query('insert into journal.unsealed values (7)');
	client.release();
	const head = await sealEntries(database, clock);
	const bytes = `${'0'.repeat(64)}\n["1","1772424000000000","{[7,8)}"]\n${line}\n`;
	expect(head).toEqual({ number: 1, hash: createHash('sha256').update(bytes).digest('hex') });
	expect(head?.hash).toBe('d1d75e4e9d5b268921a214a22b037addfbc801a0ce8ef1034f7eca42366c143d');
});

test('sequences are written as PostgreSQL writes them', async () => {
	for (const sequences of [[], [5], [1, 2, 3], [1, 2, 4, 7, 8]]) {
		const { rows } = await database.pool.query('select coalesce(range_agg(int8range(n, n + 1)), $2)::text as ranges from unnest($1::bigint[]) as n', [sequences, '{}']);
		expect(rangesOf(sequences)).toBe(rows[0]?.ranges);
	}
});
