import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { endLeftProcesses } from './left-processes.ts';
import { startTestServer } from './postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'kadam-run-of-a-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const forever = 'setInterval(() => undefined, 1000)';

test.each([
	['by its environment', { env: { ...process.env, KADAM_TEST_DIR: folder } }],
	['by where it works', { cwd: folder }]
])('a process of the run is found %s and ended; others are not touched', async (_, options) => {
	if (!existsSync('/proc/self/environ')) return;
	const inside = join(folder, 'inside');
	const left = spawn(process.execPath, ['-e', forever], { ...options, ...('cwd' in options ? { cwd: mkdtempSync(inside) } : {}) });
	const other = spawn(process.execPath, ['-e', forever]);
	const ended = new Promise((resolve) => { left.once('exit', (_code, signal) => resolve(signal)); });
	expect(await endLeftProcesses(folder)).toEqual([expect.stringContaining(String(left.pid))]);
	expect(await ended).toBe('SIGTERM');
	expect(other.exitCode).toBe(null);
	other.kill();
});

test('a database that was left running is found', async () => {
	if (!existsSync('/proc/self/environ')) return;
	const before = process.env['KADAM_TEST_DIR'];
	process.env['KADAM_TEST_DIR'] = folder;
	const server = await startTestServer('embedded').finally(() => {
		if (before === undefined) delete process.env['KADAM_TEST_DIR'];
		else process.env['KADAM_TEST_DIR'] = before;
	});
	const left = await endLeftProcesses(folder);
	expect(left.join()).toContain('postgres');
	await server.stop();
});
