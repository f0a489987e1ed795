/**
 * `npm test`: every part to the end even when one fails, then a table and `N passed, N failed`. Parts that seldom use more
 * than one processor run beside each other; the journeys, which measure how soon people see something, run alone.
 * `node tests/run.ts unit architecture` runs only those parts.
 */
import { spawn } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { endLeftProcesses } from './support/left-processes.ts';
import { countTests, type Counts, table } from './support/tally.ts';

interface Part {
	readonly name: string;
	/** Programs, from node_modules, with their arguments; run in order while they succeed. */
	readonly commands: readonly (readonly string[])[];
	/** A project of vitest.config.ts; its tests are counted. Without it the part counts as one. */
	readonly project?: string;
	readonly environment?: Readonly<Record<string, string>>;
	/** Why it cannot run here. */
	readonly missing?: () => Promise<string | undefined>;
}

const vitest = (project: string) => ['vitest/vitest.mjs', 'run', '--project', project];
const database = (server: string) => ({ project: 'database', commands: [vitest('database')], environment: { KADAM_TEST_DATABASE: server } });

const parts: readonly Part[] = [
	{ name: 'types', commands: [['svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']] },
	{ name: 'lint', commands: [['oxlint/bin/oxlint', '--deny-warnings']] },
	{ name: 'architecture', project: 'architecture', commands: [vitest('architecture')] },
	{ name: 'unit', project: 'unit', commands: [vitest('unit')] },
	{ name: 'database', ...database('embedded') },
	{ name: 'postgres15', ...database('postgres15'), missing: withoutPostgres15 },
	{ name: 'build', commands: [['../tests/support/build.ts']] },
	{ name: 'journeys', project: 'journeys', commands: [vitest('journeys')] },
	{ name: 'security', project: 'security', commands: [vitest('security')] }
];

/** Rows run one after the other; what stands beside each other in a row, at the same time. */
const rows: readonly (readonly (readonly string[])[])[] = [
	[['types', 'lint', 'architecture', 'unit', 'database', 'postgres15'], ['build', 'security']],
	[['journeys']]
];

if (Number(process.versions.node.split('.')[0]) < 24) {
	console.error(`The tests need Node 24, which npm install brings along; this is ${process.version}. Run them with: npm test`);
	process.exit(1);
}

const root = dirname(import.meta.dirname);
const modules = join(root, 'node_modules');
/** All that the tests start carries this in its environment, and keeps its files in it. */
const runDir = mkdtempSync(join(tmpdir(), 'kadam-run-'));
chmodSync(runDir, 0o755);
const running = new Set<ReturnType<typeof spawn>>();
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => {
		interrupted = true;
		for (const one of running) one.kill(signal);
	});
}

for (const preparation of [['@sveltejs/kit/svelte-kit.js', 'sync'], ['../scripts/compile-messages.ts']]) await program(preparation, {}, 'inherit');
const results: Counts[] = [];
const wanted = chosen();
for (const row of rows) {
	const lanes = row.map((names) => wanted.filter(({ name }) => names.includes(name))).filter((lane) => lane.length > 0);
	await Promise.all(lanes.map(async (lane) => {
		for (const part of lane) if (!interrupted) results.push(await run(part, lanes.length > 1));
	}));
}
results.sort((one, other) => placeOf(one) - placeOf(other));
const left = await endLeftProcesses(runDir);
if (left.length > 0) results.push({ name: 'nothing left running', passed: 0, failed: 1, note: left.join('; '), seconds: 0 });
rmSync(runDir, { recursive: true, force: true });

const failed = results.reduce((sum, result) => sum + result.failed, 0) + (interrupted ? 1 : 0);
console.log(table(results));
if (interrupted) console.log('Interrupted.');
console.log(`${results.reduce((sum, result) => sum + result.passed, 0)} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function placeOf({ name }: Counts): number {
	return parts.findIndex((part) => part.name === name);
}

function chosen(): readonly Part[] {
	const names = process.argv.slice(2);
	const unknown = names.filter((name) => !parts.some((part) => part.name === name));
	if (unknown.length > 0) {
		console.error(`There is no part ${unknown.join(', ')}. The parts: ${parts.map(({ name }) => name).join(', ')}`);
		process.exit(1);
	}
	return names.length > 0 ? parts.filter(({ name }) => names.includes(name)) : parts;
}

/** What a part prints beside another is shown in one piece when it has ended. */
async function run({ name, commands, project, environment = {}, missing }: Part, isBesideAnother: boolean): Promise<Counts> {
	const note = await missing?.();
	if (note) {
		console.log(`\n━━━ ${name} ━━━\n${note}`);
		return { name, passed: 0, failed: 0, note, seconds: 0 };
	}
	const since = performance.now();
	const [report, printed] = [join(runDir, `${name}.json`), join(runDir, `${name}.txt`)];
	const output = isBesideAnother ? openSync(printed, 'w') : 'inherit';
	if (output === 'inherit') console.log(`\n━━━ ${name} ━━━`);
	const reporters = project ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
	let succeeded = true;
	for (const command of commands) succeeded &&= await program([...command, ...reporters], environment, output);
	const seconds = (performance.now() - since) / 1000;
	if (output !== 'inherit') {
		closeSync(output);
		console.log(`\n━━━ ${name} ━━━\n${readFileSync(printed, 'utf8')}`);
	}
	if (!project) return { name, passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, note: '', seconds };
	return { name, ...countTests(existsSync(report) ? readFileSync(report, 'utf8') : undefined, succeeded, root), seconds };
}

/** A program of node_modules with this Node; answers whether it succeeded. */
function program([path, ...args]: readonly string[], environment: Readonly<Record<string, string>>, output: number | 'inherit'): Promise<boolean> {
	return new Promise((resolve) => {
		const env = { ...process.env, ...environment, KADAM_TEST_DIR: runDir, NODE_ENV: undefined };
		const one = spawn(process.execPath, [join(modules, path!), ...args], { cwd: root, stdio: ['inherit', output, output], env });
		running.add(one);
		one.once('error', (error) => {
			console.error(error.message);
			resolve(false);
		});
		one.once('exit', (code) => {
			running.delete(one);
			resolve(code === 0);
		});
	});
}

async function withoutPostgres15(): Promise<string | undefined> {
	const { postgres15Programs } = await import('./support/postgres.ts');
	return postgres15Programs() ? undefined : 'not run: no PostgreSQL 15 here';
}
