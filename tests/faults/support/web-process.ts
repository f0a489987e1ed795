/** Kadam's web process as people start it, to be killed and started again on the same data and address. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = dirname(dirname(dirname(import.meta.dirname)));

export interface WebProcess {
	/** `http://127.0.0.1:4201`, without a trailing slash. */
	readonly address: string;
	/** Resolves when it says that it is ready; a process that ends instead, or takes longer than `patience` milliseconds, is an error. */
	start(patience?: number): Promise<void>;
	/** SIGKILL; resolves when it is gone. */
	kill(): Promise<void>;
	signal(signal: NodeJS.Signals): void;
	/** Its exit code, or the signal that ended it. */
	readonly ended: Promise<number | NodeJS.Signals | null>;
	readonly pid: number;
	isReady(): Promise<boolean>;
	output(): string;
}

export function webProcess(environment: Readonly<Record<string, string>>, port: number): WebProcess {
	let child: ChildProcess | undefined;
	let ended: WebProcess['ended'] = Promise.resolve(null);
	let said = '';
	const address = `http://127.0.0.1:${port}`;
	const isReady = () => fetch(`${address}/readyz`, { signal: AbortSignal.timeout(4000) }).then((answer) => answer.ok, () => false);
	const killAtExit = () => void child?.kill('SIGKILL');
	process.once('exit', killAtExit);
	return {
		address, isReady,
		get ended() { return ended; },
		get pid() { return child!.pid!; },
		output: () => said,
		signal: (signal) => void child?.kill(signal),
		async start(patience = 120_000) {
			const env = { ...process.env, LOG_LEVEL: 'warn', ...environment, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: address };
			const started = spawn(process.execPath, ['src/cli/serve.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
			child = started;
			for (const stream of [started.stdout, started.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { said = (said + text).slice(-20_000); });
			ended = new Promise((resolve) => { started.once('close', (code, signal) => resolve(code ?? signal)); });
			for (let waited = 0; waited < patience; waited += 25) {
				if (started.exitCode !== null || started.signalCode !== null) throw new Error(`Kadam ended (${started.exitCode ?? started.signalCode}):\n${said}`);
				if (await isReady()) return;
				await sleep(25);
			}
			throw new Error(`Kadam was not ready within ${patience / 1000} s:\n${said}`);
		},
		async kill() {
			child?.kill('SIGKILL');
			await ended;
		}
	};
}

/** Asked of the system, and free a moment ago. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	const { port } = server.address() as { port: number };
	await new Promise((resolve) => { server.close(resolve); });
	return port;
}
