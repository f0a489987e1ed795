import { expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { testDatabase } from '../../tests/support/database.ts';
import { traceOf } from './log.server.ts';

const { database } = await testDatabase();
const canary = 'Канарбүбү Сынакова\n    at home (kanarbubu@example.org';

test('of a statement that the database refused, neither the statement’s values nor its words are kept', async () => {
	const error: unknown = await database.read.execute(sql`select ${canary}::integer`).then(() => undefined, (refusal: unknown) => refusal);
	expect(String((error as Error).message)).toContain('Канарбүбү');
	const trace = traceOf(error);
	expect(JSON.stringify(trace)).not.toMatch(/канарб|kanar/i);
	expect(trace.cause).toMatchObject({ code: '22P02' });
	expect(trace.at[0]).toMatch(/^at /);
});

test('of an error of our own the place is kept', () => {
	const trace = traceOf(new TypeError(canary));
	expect(trace.name).toBe('TypeError');
	expect(trace.at[0]).toContain('log.server.test.ts');
	expect(JSON.stringify(trace)).not.toMatch(/канарб|kanar/i);
});

test('what is no error at all says only what kind of thing it is', () => {
	expect(traceOf(canary)).toEqual({ name: 'string', at: [] });
	expect(traceOf(undefined)).toEqual({ name: 'undefined', at: [] });
});

test('an error that is its own cause ends', () => {
	const error = new Error('x');
	error.cause = error;
	expect(traceOf(error).cause).toBeUndefined();
});
