/**
 * Lets one process at a time start or stop the server of a data directory. The lock is the operating system's own, taken
 * through SQLite: it ends with the process that holds it, however that ends, so that none can be stale.
 */
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { Problem } from '#kernel/problem.ts';

/** In milliseconds: after a power cut, recovery of a large database may take minutes. */
const patience = 15 * 60_000;

export async function alone<T>(path: string, work: () => Promise<T>): Promise<T> {
	const lock = await acquire(path);
	try {
		return await work();
	} finally {
		lock.close();
	}
}

async function acquire(path: string): Promise<DatabaseSync> {
	for (let waited = 0; waited < patience; waited += 25) {
		const lock = take(path);
		if (lock) return lock;
		await sleep(25);
	}
	throw new Problem('platform/data-directory-busy', { status: 503, params: { path } });
}

function take(path: string): DatabaseSync | undefined {
	let lock: DatabaseSync | undefined;
	try {
		lock = new DatabaseSync(path);
		/** Of a database that has something in it, nothing is written when it is locked: a full disk hinders nobody from leaving. */
		if (statSync(path).size === 0) lock.exec('create table if not exists held (what)');
		lock.exec('begin exclusive');
		return lock;
	} catch (error) {
		lock?.close();
		const { errcode } = error as { errcode?: number };
		if (errcode === busy) return undefined;
		if (errcode === undefined) throw error;
		throw new Problem(errcode === full ? 'platform/disk-full' : 'platform/data-directory-not-usable', { status: 503, params: { path } });
	}
}

/** SQLITE_BUSY and SQLITE_FULL. */
const [busy, full] = [5, 13];
