/** One PostgreSQL: saves through one and two web processes, beside a bare insert of the same content, taking turns in one run. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '#platform/config.server.ts';
import type { Database } from '#platform/database.server.ts';
import { databaseProcess } from '../../tests/faults/support/database-process.ts';
import { type WebProcess, webProcess } from '../../tests/faults/support/web-process.ts';
import type { ServerKind } from '../../tests/support/postgres.ts';
import { bare, drive, type Driven, overHttp } from './clients.ts';
import { makeSessions } from './installation.ts';

export interface Turn {
	readonly clients: number;
	readonly bare: Driven;
	readonly ours: Driven;
	/** Of the web process, in milliseconds a save; the database's with all its connections. */
	readonly processor: { readonly web: number; readonly database: number };
	/** Of the web process, in bytes, when the turn ended. */
	readonly memory: number;
}

export interface MeasuredServer {
	readonly turns: readonly Turn[];
	/** The most clients again, half of them at each of two web processes. */
	readonly two: Driven;
	/** Acknowledged saves that are not in the database, and scores in it that nobody was told of; both must be 0. */
	readonly lost: number;
	readonly unknown: number;
}

const counts = [1, 8, 32];
const most = Math.max(...counts);
const seconds = Number(process.env['BENCH_SECONDS'] ?? 10);

export async function measureServer(kind: ServerKind, port: number): Promise<MeasuredServer> {
	const home = mkdtempSync(join(tmpdir(), 'kadam-bench-'));
	const server = await databaseProcess(kind, home);
	const environment = { ...server.environment, KADAM_DEMONSTRATION: '1' };
	const [web, second] = [webProcess(environment, port), webProcess(environment, port + 1)];
	try {
		const sessions = await makeSessions(readConfig({ ...server.environment, PUBLIC_URL: web.address }), most);
		const opened = await server.open();
		await opened.pool.query('create table public.bench_bare (id bigint generated always as identity primary key, content jsonb not null)');
		const pool = new pg.Pool({ ...(opened.pool.options as pg.PoolConfig), max: most });
		await web.start();
		const http = overHttp([web.address], sessions);
		await drive(most, 0, 3, http.save);
		const turns: Turn[] = [];
		for (const clients of counts) {
			const plain = await drive(clients, seconds / 2, 0.5, bare(pool, clients).save);
			const before = { web: processorOf(web.pid), database: processorOf(server.pid()!, true) };
			const ours = await drive(clients, seconds, 0, http.save);
			const used = (after: number, earlier: number) => ((after - earlier) * 1000) / ours.saves;
			turns.push({
				clients, bare: plain, ours, memory: memoryOf(web.pid),
				processor: { web: used(processorOf(web.pid), before.web), database: used(processorOf(server.pid()!, true), before.database) }
			});
		}
		await second.start();
		const both = overHttp([web.address, second.address], sessions, http.rounds);
		const two = await drive(most, seconds, 1, both.save);
		const differences = await compared(opened, http.rounds.reduce((sum, round) => sum + round, 0));
		for (const close of [http.close, both.close]) close();
		await pool.end();
		await opened.close();
		await Promise.all([ended(web), ended(second)]);
		return { turns, two, ...differences };
	} finally {
		await Promise.all([web.kill(), second.kill()]);
		await server.stop();
		rmSync(home, { recursive: true, force: true });
	}
}

async function compared({ pool }: Database, saves: number): Promise<{ lost: number; unknown: number }> {
	const { rows: [kept] } = await pool.query<{ versions: number; told: number }>("select (select coalesce(sum(jsonb_array_length(scores)), 0)::integer from diagnostics.score_save) as versions, (select count(*) from journal.entry where event = 'diagnostics/scores-saved') as told");
	const missing = Math.max(saves * 60 - kept!.versions, (saves - kept!.told) * 60);
	return { lost: Math.max(0, missing), unknown: Math.max(0, -missing) };
}

async function ended(web: WebProcess): Promise<void> {
	web.signal('SIGTERM');
	await web.ended;
}

/** In seconds, of a process and, where told, of those that it started; 0 where the system does not tell. */
function processorOf(pid: number, withChildren = false): number {
	return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).reduce((sum, name) => {
		try {
			const [, , parent, ...rest] = ['', '', ...readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(1)];
			const isOne = Number(name) === pid || (withChildren && Number(parent) === pid);
			// Time of its own, and of children that have ended: rest[9..12] of /proc/<pid>/stat.
			return isOne ? sum + rest.slice(9, withChildren ? 13 : 11).reduce((all, ticks) => all + Number(ticks), 0) / 100 : sum;
		} catch {
			return sum;
		}
	}, 0);
}

function memoryOf(pid: number): number {
	return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}
