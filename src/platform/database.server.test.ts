/** Connections that are lost at every moment of a transaction: nothing is said to be saved that is not, and the pool loses none of its places. */
import { sql } from 'drizzle-orm';
import { afterAll, expect, inject, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { connect } from './database.server.ts';
import { outageOf } from './outage.server.ts';

const { database } = await testDatabase();
const { rows: [here] } = await database.pool.query<{ name: string }>('select current_database() as name');
/** A pool with one place: if that is lost, everything after it waits in vain. */
const narrow = connect({ ...inject('testServer'), database: here!.name, max: 1, connectionTimeoutMillis: 5000 }, async () => undefined);
await database.pool.query('create table public.kept (n integer unique deferrable initially deferred)');
afterAll(() => narrow.close());

const kept = async () => (await database.pool.query('select n from public.kept order by n')).rows.map((row) => row['n'] as number);
const cut = async (pid: number) => {
	await database.pool.query('select pg_terminate_backend($1)', [pid]);
	for (let gone = false; !gone;) gone = (await database.pool.query('select 1 from pg_stat_activity where pid = $1', [pid])).rowCount === 0;
};
const pidOf = async (client: Pick<typeof narrow.read, 'execute'>) => (await client.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)).rows[0]!.pid;
const outcome = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => outageOf(error) ?? String(error));

test('a connection that is lost while it waits is replaced', async () => {
	for (let n = 0; n < 3; n++) {
		await cut(await pidOf(narrow.read));
		await outcome(narrow.transaction((tx) => tx.execute(sql`insert into public.kept values (${n})`)));
	}
	expect(await outcome(narrow.transaction((tx) => tx.execute(sql`insert into public.kept values (10)`)))).toBe('done');
	expect(await kept()).toContain(10);
});

test.each(['transaction', 'read'] as const)('one that is lost in the middle of a transaction (%s) undoes it, says so and ends nothing else', async (which) => {
	const run = (work: Parameters<typeof narrow.transaction>[0]) => (which === 'read' ? narrow.read.transaction(work) : narrow.transaction(work));
	const lost = run(async (tx) => {
		await tx.execute(sql`insert into public.kept values (20)`);
		await cut(await pidOf(tx));
		await tx.execute(sql`insert into public.kept values (21)`);
	});
	expect(await outcome(lost)).toBe('common/database-away');
	const lostBeforeCommit = run(async (tx) => {
		await tx.execute(sql`insert into public.kept values (22)`);
		await cut(await pidOf(tx));
	});
	expect(await outcome(lostBeforeCommit)).toBe('common/database-away');
	expect((await kept()).filter((n) => n >= 20)).toEqual([]);
	expect(await outcome(run((tx) => tx.execute(sql`select 1`)))).toBe('done');
});

test('a failure that somebody passed over does not become a save', async () => {
	const passedOver = database.transaction(async (tx) => {
		await tx.execute(sql`insert into public.kept values (30)`);
		await tx.execute(sql`select 1 / 0`).catch(() => undefined);
	});
	expect(await outcome(passedOver)).toContain('ROLLBACK');
	const lateRefusal = database.transaction((tx) => tx.execute(sql`insert into public.kept values (31), (31)`));
	expect(await outcome(lateRefusal)).toContain('duplicate key');
	expect((await kept()).filter((n) => n >= 30)).toEqual([]);
});

test('a transaction within one, and one that only reads, keep their meaning', async () => {
	await database.transaction(async (tx) => {
		await tx.transaction((inner) => inner.execute(sql`insert into public.kept values (40)`));
		await tx.transaction(async (inner) => { await inner.execute(sql`insert into public.kept values (41)`); throw new Error('not this one'); }).catch(() => undefined);
	});
	expect((await kept()).filter((n) => n >= 40)).toEqual([40]);
	await expect(database.read.transaction((tx) => tx.execute(sql`insert into public.kept values (42)`), { accessMode: 'read only' })).rejects.toMatchObject({ cause: { code: '25006' } });
});

test('whoever finds no free connection is told in time', async () => {
	const impatient = connect({ ...inject('testServer'), database: here!.name, max: 1, connectionTimeoutMillis: 200 }, async () => undefined);
	const busy = impatient.transaction(() => new Promise((resolve) => { setTimeout(resolve, 600); }));
	expect(await outcome(impatient.transaction(async () => undefined))).toBe('common/database-away');
	await busy;
	expect(await outcome(impatient.transaction(async () => undefined))).toBe('done');
	await impatient.close();
});

test('a server that nobody answers for is away', async () => {
	const nowhere = connect({ host: '/tmp/no-such-socket', database: 'kadam', user: 'kadam' }, async () => undefined);
	expect(await outcome(nowhere.pool.query('select 1'))).toBe('common/database-away');
	expect(await outcome(nowhere.transaction(async () => undefined))).toBe('common/database-away');
	await nowhere.close();
});
