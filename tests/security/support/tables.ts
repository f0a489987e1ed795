/** Marks of every table, to see what a request wrote: nothing, where it was refused. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';

/** Sessions and jobs live their own life, mails follow the journal, and Kadam itself keeps verdicts; a refused request may touch neither records nor journal. */
const living = /^(identity|pgboss|drizzle)\.|^journal\.(seal|unsealed|command)$|^platform\.mail$|^eligibility\.verdict$/;

/** What an auditor opens and what leaves the house is written down, and that is all that opening a page or a file writes; that eligibility was looked at again, and what each organisation is told of a choice, follows later. */
const opened = `('register/page-audited', 'register/data-handed-over', 'register/person-exported', 'eligibility/assessed', 'eligibility/opened', 'eligibility/target-chosen', 'eligibility/target-not-chosen')`;

let pool: pg.Pool | undefined;

export async function query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
	pool ??= new pg.Pool({ ...inject('world').database, max: 4 });
	return (await pool.query<Row>(text, values)).rows;
}

export async function closeTables(): Promise<void> {
	await pool?.end();
	pool = undefined;
}

/** How many rows each table has and which transaction wrote the latest of them: no row can come, go or change unseen. */
export async function marks(): Promise<ReadonlyMap<string, string>> {
	const tables = await query<{ name: string }>(
		`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`
	);
	const all = tables.map(({ name }) => name).filter((name) => !living.test(name));
	const found = await query<{ name: string; mark: string }>(
		all.map((name) => `select '${name}' as name, concat(count(*), ' ', max(xmin::text::bigint)) as mark from ${name} ${name === 'journal.entry' ? `where event not in ${opened}` : ''}`).join(' union all ')
	);
	return new Map(found.map(({ name, mark }) => [name, mark]));
}

/** The marks, once nothing has been written for a while: what others have set off may still be at work behind the pages. */
export async function quietMarks(): Promise<ReadonlyMap<string, string>> {
	for (let before = await marks(); ; ) {
		await sleep(1500);
		const after = await marks();
		if (changed(before, after).length === 0) return after;
		before = after;
	}
}

/** Names of the tables that are not as they were. */
export function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
	return [...after].filter(([name, mark]) => before.get(name) !== mark).map(([name]) => name);
}

/** Acts after which Kadam itself writes entries of its own, one for each organisation that is told. */
const followed = new Set(['eligibility/targets-announced']);

/** Waits for what the latest act sets off, where that writes more than letters. */
export async function whatFollows(): Promise<void> {
	const [latest] = await query<{ event: string }>(`select event from journal.entry where event not in ${opened} order by sequence desc limit 1`);
	if (!latest || !followed.has(latest.event)) return;
	const waiting = async () => (await query(`select from pgboss.job where name = 'reaction' and state in ('created', 'retry', 'active') limit 1`)).length > 0;
	while (await waiting()) await sleep(100);
}

export async function journalLength(): Promise<number> {
	return (await query<{ count: number }>(`select count(*)::int as count from journal.entry where event not in ${opened}`))[0]!.count;
}
