/**
 * Kills the web process, the database and both, again and again, while eight people write; at the end everything that was
 * acknowledged must be there, once and whole.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '#platform/config.server.ts';
import type { ServerKind } from '../../support/postgres.ts';
import { differences } from './compare.ts';
import { type DatabaseProcess, databaseProcess } from './database-process.ts';
import { makeInstallation } from './installation.ts';
import { freePort, type WebProcess, webProcess } from './web-process.ts';
import { write } from './writer.ts';

export interface Killing {
	readonly kills: number;
	readonly acknowledged: number;
	readonly retries: number;
	/** In milliseconds: from each kill until the process says that it is ready. */
	readonly recoveries: readonly number[];
	/** Everything that should not be; empty when nothing was lost, doubled or half done. */
	readonly faults: readonly string[];
}

const victims = ['web', 'database', 'both'] as const;
const organisations = 4;

export async function killAgainAndAgain(kind: ServerKind, kills: number, { seed = 1, port }: { seed?: number; port?: number } = {}): Promise<Killing> {
	const home = mkdtempSync(join(process.env['KADAM_TEST_DIR'] ?? tmpdir(), 'kadam-kill-'));
	const database = await databaseProcess(kind, home);
	try {
		const web = webProcess(database.environment, port ?? (await freePort()));
		const authors = await makeInstallation(readConfig({ ...database.environment, PUBLIC_URL: web.address }), organisations);
		await web.start();
		const stopping = new AbortController();
		const chance = randomFrom(seed);
		const writing = Promise.all(authors.map((author) => write(web.address, author, stopping.signal, chance)));
		const recoveries: number[] = [];
		for (let number = 0; number < kills; number++) {
			await sleep(100 + chance() * 500);
			recoveries.push(await killOnce(web, database, victims[number % victims.length]!, chance));
		}
		await sleep(300);
		stopping.abort();
		const written = await writing;
		web.signal('SIGTERM');
		const ended = await web.ended;
		const opened = await database.open();
		const faults = await differences(opened, written).finally(() => opened.close());
		return {
			kills, recoveries,
			acknowledged: written.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0),
			retries: written.reduce((sum, one) => sum + one.retries, 0),
			faults: [...faults, ...written.flatMap(({ author, strange }) => strange.map((answer) => `${author.name} got ${answer}`)), ...(ended === 0 ? [] : [`it stopped with ${ended}: ${web.output()}`])]
		};
	} finally {
		await database.stop();
		rmSync(home, { recursive: true, force: true });
	}
}

/** Answers how long it took until all was well again, in milliseconds. */
async function killOnce(web: WebProcess, database: DatabaseProcess, victim: (typeof victims)[number], chance: () => number): Promise<number> {
	const began = performance.now();
	const [first, second] = chance() < 0.5 ? ['web', 'database'] : ['database', 'web'];
	for (const one of [first, second]) {
		if (victim !== 'both' && victim !== one) continue;
		if (one === 'web') await web.kill();
		else database.kill();
	}
	if (victim !== 'web') await database.restart();
	if (victim !== 'database') await web.start();
	else await again(web);
	return performance.now() - began;
}

/** A moment may pass before the process notices that its database was killed. */
async function again(web: WebProcess): Promise<void> {
	await sleep(30);
	for (let waited = 0; waited < 120_000; waited += 25) {
		if (await web.isReady()) return;
		await sleep(25);
	}
	throw new Error(`Its database did not come back:\n${web.output()}`);
}

/** Mulberry32: the same numbers from the same seed, so that a run can be repeated as far as time allows. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
