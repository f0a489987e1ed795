/**
 * Kadam as people run it: the built application in a process of its own, on an empty data directory and a free port. It is
 * stopped by its process id, and what it leaves running is an error.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface KadamProcess {
	/** `http://127.0.0.1:54321`, without a trailing slash. */
	readonly address: string;
	readonly dataDir: string;
	/** Everything said so far, on both outputs. */
	output(): string;
	/** SIGTERM, and waits. Throws when the process or its database is still there afterwards. */
	stop(): Promise<void>;
}

export interface StartOptions {
	/** With the fixed cast, and its sign-ins shown. */
	readonly demonstration?: boolean;
	/** Left where it is; absent: a temporary one, deleted at the end. */
	readonly dataDir?: string;
	readonly environment?: Readonly<Record<string, string>>;
	/** In milliseconds; a first start may have to build. */
	readonly patience?: number;
	/** What is started, from the project's root; tests of this file start something smaller. */
	readonly entry?: string;
}

const root = dirname(dirname(import.meta.dirname));
/** In milliseconds. */
const timeToStop = 40_000;

export async function startKadam({ demonstration = false, dataDir, environment = {}, patience = 240_000, entry = 'src/cli/serve.ts' }: StartOptions = {}): Promise<KadamProcess> {
	const home = dataDir ?? mkdtempSync(join(process.env['KADAM_TEST_DIR'] ?? tmpdir(), 'kadam-data-'));
	chmodSync(home, 0o755);
	if (demonstration && !dataDir) await putDemonstrationInto(home);
	const port = await freePort();
	const env = { ...process.env, HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...environment, PORT: String(port), DATA_DIR: home, ...(demonstration ? { KADAM_DEMONSTRATION: '1' } : {}) };
	const child = spawn(process.execPath, [entry, ...(demonstration ? ['--demo'] : [])], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
	const said: string[] = [];
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => void said.push(text));
	const killAtExit = () => void child.kill('SIGTERM');
	process.once('exit', killAtExit);
	const kadam: KadamProcess = {
		address: `http://127.0.0.1:${port}`,
		dataDir: home,
		output: () => said.join(''),
		async stop() {
			process.off('exit', killAtExit);
			const left = await end(child, home);
			if (!dataDir) rmSync(home, { recursive: true, force: true });
			if (left) throw new Error(`${left}\n${said.join('')}`);
		}
	};
	try {
		await ready(kadam, child, patience);
	} catch (error) {
		await kadam.stop().catch(() => undefined);
		throw error;
	}
	return kadam;
}

/** The cast takes long to walk through the programme: in one run of `npm test` it does so once, and who starts anew gets a copy. */
async function putDemonstrationInto(home: string): Promise<void> {
	const runDir = process.env['KADAM_TEST_DIR'];
	if (!runDir) return;
	const kept = join(runDir, 'demonstration');
	if (!existsSync(kept)) {
		const unfinished = mkdtempSync(join(runDir, 'demonstration-'));
		const first = await startKadam({ demonstration: true, dataDir: unfinished });
		await first.stop();
		// Two may have begun at once: the second one's is as good as the first one's.
		if (existsSync(kept)) rmSync(unfinished, { recursive: true });
		else renameSync(unfinished, kept);
	}
	const { status, stderr } = spawnSync('cp', ['-a', `${kept}/.`, home], { encoding: 'utf8' });
	if (status !== 0) throw new Error(`The demonstration could not be copied: ${stderr}`);
}

/** Asked of the system, and free a moment ago. */
async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	const { port } = server.address() as { port: number };
	await new Promise((resolve) => { server.close(resolve); });
	return port;
}

async function ready({ address, output }: KadamProcess, child: ChildProcess, patience: number): Promise<void> {
	for (let waited = 0; waited < patience; waited += 100) {
		if (child.exitCode !== null || child.signalCode !== null) throw new Error(`Kadam ended (${child.exitCode ?? child.signalCode}):\n${output()}`);
		if (output().includes(`Kadam: ${address}`) && (await isHealthy(address))) return;
		await sleep(100);
	}
	throw new Error(`Kadam did not answer within ${patience / 1000} s:\n${output()}`);
}

async function isHealthy(address: string): Promise<boolean> {
	return fetch(`${address}/healthz`, { signal: AbortSignal.timeout(5000) }).then((answer) => answer.ok, () => false);
}

/** What is wrong with how it ended, or `undefined`. */
async function end(child: ChildProcess, home: string): Promise<string | undefined> {
	const pid = child.pid!;
	const database = databaseIn(home);
	child.kill('SIGTERM');
	const stopped = await until(() => child.exitCode !== null || child.signalCode !== null, timeToStop);
	if (!stopped) child.kill('SIGKILL');
	const databaseStopped = !database || isShared(home) || (await until(() => !isRunning(database), 5000));
	if (!databaseStopped) process.kill(database, 'SIGINT');
	if (!stopped) return `Kadam (${pid}) did not stop within ${timeToStop / 1000} s of SIGTERM`;
	if (!databaseStopped) return `Kadam (${pid}) left its database running (${database})`;
	return child.exitCode === 0 ? undefined : `Kadam (${pid}) ended with ${child.exitCode ?? child.signalCode}`;
}

function databaseIn(home: string): number | undefined {
	const path = join(home, 'postgres', 'cluster', 'postmaster.pid');
	return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : undefined;
}

/** Another Kadam on the same data directory still needs the database. */
function isShared(home: string): boolean {
	return readdirSync(join(home, 'postgres', 'users')).some((user) => isRunning(Number(user)));
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

async function until(holds: () => boolean, patience: number): Promise<boolean> {
	for (let waited = 0; waited < patience; waited += 50) {
		if (holds()) return true;
		await sleep(50);
	}
	return holds();
}
