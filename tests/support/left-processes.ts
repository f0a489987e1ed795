import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Ends whatever of a test run is still there and answers what it was. Only processes that carry this run's own directory in
 * their environment, or work in it, are touched. Where there is no /proc, nothing is found.
 */
export async function endLeftProcesses(runDir: string): Promise<string[]> {
	await sleep(200);
	const left = processesOf(runDir);
	for (const { pid } of left) tell(pid, 'SIGTERM');
	for (let waited = 0; waited < 5000 && processesOf(runDir).length > 0; waited += 100) await sleep(100);
	for (const { pid } of processesOf(runDir)) tell(pid, 'SIGKILL');
	return left.map(({ pid, command }) => `${pid} ${command}`);
}

interface Found {
	readonly pid: number;
	readonly command: string;
}

function processesOf(runDir: string): Found[] {
	return readOr([], () => readdirSync('/proc'))
		.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
		.flatMap((name) => {
			if (!isOf(runDir, name)) return [];
			return [{ pid: Number(name), command: readOr('', () => readFileSync(`/proc/${name}/cmdline`, 'utf8')).replaceAll('\0', ' ').replace(/\s+/g, ' ').trim().slice(0, 120) }];
		});
}

/** By its environment; or by where it works, for PostgreSQL, which writes over its environment to show a title. */
function isOf(runDir: string, process: string): boolean {
	const environment = readOr('', () => readFileSync(`/proc/${process}/environ`, 'utf8'));
	return environment.split('\0').includes(`KADAM_TEST_DIR=${runDir}`) || readOr('', () => readlinkSync(`/proc/${process}/cwd`)).startsWith(`${runDir}/`);
}

/** Processes come and go while one looks, and some belong to others. */
function readOr<T>(otherwise: T, read: () => T): T {
	try {
		return read();
	} catch {
		return otherwise;
	}
}

function tell(pid: number, signal: NodeJS.Signals): void {
	readOr(false, () => process.kill(pid, signal));
}
