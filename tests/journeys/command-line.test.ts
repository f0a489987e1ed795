/** The commands as people type them, beside a running demonstration and without one. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import { type KadamProcess, startKadam } from '../support/kadam-process.ts';

interface Finished {
	readonly code: number | null;
	readonly out: string;
	readonly problem: string;
}
type Listed = readonly { readonly number: string; readonly name: string; readonly diagnostics: string | null }[];

const root = dirname(dirname(import.meta.dirname));
const hasReader = !spawnSync('pdftotext', ['-v']).error;
let dataDir: string;
let kadam: KadamProcess;
let stopped = false;

beforeAll(async () => {
	dataDir = mkdtempSync(join(process.env['KADAM_TEST_DIR'] ?? tmpdir(), 'kadam-commands-'));
	chmodSync(dataDir, 0o755);
	kadam = await startKadam({ demonstration: true, dataDir });
});
afterAll(async () => {
	if (!stopped) await kadam?.stop();
	rmSync(dataDir, { recursive: true, force: true });
});

function run(...args: string[]): Promise<Finished> {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, ['src/cli/main.ts', ...args], { cwd: root, env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'error' } });
		let [out, problem] = ['', ''];
		child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text; });
		child.stderr.setEncoding('utf8').on('data', (text: string) => { problem += text; });
		child.once('close', (code) => resolve({ code, out, problem }));
	});
}

async function json<T>(...args: string[]): Promise<T> {
	const { code, out, problem } = await run(...args, '--json');
	expect({ code, problem }, args.join(' ')).toEqual({ code: 0, problem: '' });
	return JSON.parse(out) as T;
}

test.each(languages)('the report of the first organisation is a tagged paper of six to twelve pages, in %s', async (language) => {
	const file = join(dataDir, `report-${language}.pdf`);
	const said = await json<{ version: number; bytes: number }>('report', '--organisation', 'CSO-2025-00001', '--language', language, '--out', file);
	const pdf = readFileSync(file);
	expect(said).toMatchObject({ version: 1, bytes: pdf.length });
	const text = pdf.toString('latin1');
	expect(text).toMatch(/\/Marked true/);
	expect(text).toMatch(/pdfuaid:part(>|=")1/);
	const pages = Number(/\/Type \/Pages\s[^>]*?\/Count (\d+)/.exec(text)?.[1]);
	expect(pages).toBeGreaterThanOrEqual(6);
	expect(pages).toBeLessThanOrEqual(12);
});

test.skipIf(!hasReader)('every letter of the Kyrgyz alphabet that the paper needs is in the text that is read out of it', () => {
	const read = spawnSync('pdftotext', [join(dataDir, 'report-ky.pdf'), '-'], { encoding: 'utf8' }).stdout;
	for (const letter of 'абгдежзийклмнңоөпрстуүхчшыэюя') expect(read.toLowerCase(), letter).toContain(letter);
	expect(read).toContain('Башкаруу органдары');
	expect(read).not.toContain('\ufffd');
});

test('the other verbs answer beside the running server', async () => {
	const organisations = await json<Listed>('organisations');
	expect(organisations).toHaveLength(14);
	expect(organisations.some(({ diagnostics }) => diagnostics === 'verified' || diagnostics === 'done')).toBe(true);
	expect(await json<Listed>('organisations', '--search', 'АК БУЛАК')).toMatchObject([{ number: 'CSO-2025-00001' }]);
	const plan = join(dataDir, 'plan.pdf');
	await json('plan', '--organisation', 'CSO-2025-00001', '--language', 'ky', '--out', plan);
	expect(readFileSync(plan).subarray(0, 5).toString()).toBe('%PDF-');
	const word = join(dataDir, 'report.docx');
	await json('report', '--organisation', 'CSO-2025-00001', '--language', 'ru', '--word', '--out', word);
	expect(readFileSync(word).subarray(0, 2).toString()).toBe('PK');
	expect(Array.isArray(await json('jobs'))).toBe(true);
	expect(await json<{ sound: boolean }[]>('doctor')).toSatisfy((findings: { sound: boolean }[]) => findings.every(({ sound }) => sound));
	expect(await json<object>('journal', 'verify')).not.toHaveProperty('fault');
	const added = await json<{ email: string; password: string }>('user', '--email', 'New.Person@example.org', '--name', 'Жаңы адам', '--role', 'officer');
	expect(added.email).toBe('new.person@example.org');
	expect(await json<{ email: string; role: string | null }[]>('users')).toContainEqual(expect.objectContaining({ email: 'new.person@example.org', role: 'officer' }));
});

test('what cannot be done is said, and the exit code is not zero', async () => {
	const cases: readonly (readonly string[])[] = [
		['report', '--organisation', 'CSO-1999-00001', '--out', join(dataDir, 'none.pdf')],
		['report', '--organisation', 'CSO-2025-00001', '--language', 'kk', '--out', join(dataDir, 'none.pdf')],
		['plan', '--organisation', 'CSO-1999-00001', '--out', join(dataDir, 'none.pdf')],
		['user', '--email', 'officer@kadam.example', '--name', 'Again'],
		['user', '--email', 'else@kadam.example', '--name', 'Else', '--role', 'emperor']
	];
	for (const args of cases) {
		const { code, out, problem } = await run(...args, '--json');
		expect(code, args.join(' ')).toBe(1);
		expect(out).toBe('');
		expect(JSON.parse(problem)).toMatchObject({ problem: { code: expect.stringMatching(/^[a-z]+\/[a-z-]+$/), text: expect.stringMatching(/^[A-Z].*[.!]$/) } });
	}
	expect((await run('report')).code).toBe(1);
	expect((await run('dance')).code).toBe(1);
	expect(existsSync(join(dataDir, 'none.pdf'))).toBe(false);
});

test('a second start keeps what was done; without the server the verbs answer too, and nothing is left running', async () => {
	await kadam.stop();
	const again = await startKadam({ demonstration: true, dataDir });
	stopped = true;
	try {
		expect(await json<Listed>('users')).toContainEqual(expect.objectContaining({ email: 'new.person@example.org' }));
	} finally {
		await again.stop();
	}
	expect(await json<Listed>('organisations')).toHaveLength(14);
	expect(existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
});
