/**
 * What one process holds while it runs. The process around the built server and the server itself are two bundles of the
 * same code, so the one instance is kept under a global symbol.
 */
import { type Config, readConfig } from '#platform/config.server.ts';
import { type Database, openDatabase } from '#platform/database.server.ts';
import { createFiles, type Files } from '#platform/files.server.ts';
import { type Jobs, startJobs } from '#platform/jobs.server.ts';
import { createLog, type Log } from '#platform/log.server.ts';
import { systemClock } from '#platform/clock.server.ts';
import { migrate } from '#platform/migrate.server.ts';
import { type Notices, openNotices } from '#platform/notices.server.ts';
import type { Clock } from '#kernel/clock.ts';

export interface Runtime {
	readonly config: Config;
	readonly database: Database;
	readonly files: Files;
	readonly log: Log;
	readonly clock: Clock;
	readonly jobs: Jobs;
	/** What other processes have changed, at once. */
	readonly notices: Notices;
	stop(): Promise<void>;
}

const slot = Symbol.for('kadam.runtime');
type Slot = { [slot]?: Runtime };

export function theRuntime(): Runtime {
	const runtime = (globalThis as Slot)[slot];
	if (!runtime) throw new Error('Kadam has not been started in this process');
	return runtime;
}

/** Opens the database, brings it to this version's schema and makes the runtime known to this process. */
export async function startRuntime(config: Config = readConfig(), clock: Clock = systemClock): Promise<Runtime> {
	const log = createLog(config.logLevel);
	const database = await openDatabase(config);
	const jobs = await bringUp(database, log).catch(async (error: unknown) => {
		await database.close();
		throw error;
	});
	const notices = openNotices(database.pool, log);
	const runtime: Runtime = {
		config, database, log, clock, jobs, notices,
		files: createFiles(config.dataDir),
		async stop() {
			await notices.close();
			await jobs.stop().finally(() => database.close());
			delete (globalThis as Slot)[slot];
		}
	};
	(globalThis as Slot)[slot] = runtime;
	return runtime;
}

async function bringUp(database: Database, log: Log): Promise<Jobs> {
	await migrate(database.pool);
	return startJobs(database.pool, log);
}
