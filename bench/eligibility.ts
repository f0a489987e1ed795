/**
 * How long it takes to look again at everybody in a programme by the five rule sets that ship, as the nightly job does it, and
 * how much memory the process holds at most: with 1,000, 5,000 and 25,000 organisations, each in a programme of its own. Once
 * when nothing was kept before, and once more when nothing has changed. The organisations come from set-based SQL.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#platform/config.server.ts';
import compileTexts from '../tests/support/compiled-texts.ts';
import { atMost, type Measured, rounded } from './measured.ts';

const sizes = (process.env['BENCH_SIZES'] ?? '1000,5000,25000').split(',').map(Number);

interface Run {
	readonly seconds: number;
	/** Of this process alone, the most that was seen; in bytes. */
	readonly memory: number;
}

export async function measure(): Promise<Measured> {
	compileTexts();
	// Only now: these need the compiled texts.
	const [{ startRuntime }, { assessProgramme }, { publishReference }, { fillProgramme, prepare }] = await Promise.all([
		import('#wiring/runtime.server.ts'), import('#wiring/eligibility.server.ts'), import('#wiring/reference.server.ts'), import('./eligibility/organisations.ts')
	]);
	const folder = mkdtempSync(join(tmpdir(), 'kadam-bench-'));
	const runtime = await startRuntime(readConfig({ DATA_DIR: join(folder, 'data'), PUBLIC_URL: 'http://127.0.0.1:4250', LOG_LEVEL: 'silent' }));
	try {
		await publishReference(runtime);
		const person = await prepare(runtime);
		const runs: { size: number; fresh: Run; again: Run }[] = [];
		for (const size of sizes) {
			const programme = await fillProgramme(runtime, size, person);
			const work = () => timed(() => assessProgramme(runtime, programme));
			runs.push({ size, fresh: await work(), again: await work() });
		}
		return summed(runs);
	} finally {
		await runtime.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function timed(work: () => Promise<void>): Promise<Run> {
	let memory = process.memoryUsage().rss;
	const watching = setInterval(() => { memory = Math.max(memory, process.memoryUsage().rss); }, 50);
	const from = performance.now();
	await work();
	clearInterval(watching);
	return { seconds: (performance.now() - from) / 1000, memory };
}

function summed(runs: readonly { size: number; fresh: Run; again: Run }[]): Measured {
	const perThousand = ({ size, fresh }: (typeof runs)[number]) => fresh.seconds / (size / 1000);
	const [first, last] = [runs[0]!, runs.at(-1)!];
	return {
		figures: Object.fromEntries(runs.flatMap((run) => [
			[`${run.size}, first time, seconds`, rounded(run.fresh.seconds)], [`${run.size}, first time, seconds a thousand`, rounded(perThousand(run))],
			[`${run.size}, nothing changed, seconds a thousand`, rounded(run.again.seconds / (run.size / 1000))], [`${run.size}, RSS MB at most`, rounded(Math.max(run.fresh.memory, run.again.memory) / 1e6)]
		])),
		ratios: {
			[`seconds a thousand, ${last.size} / ${first.size}`]: atMost(perThousand(last) / perThousand(first), 1.5),
			[`memory, ${last.size} / ${first.size}`]: atMost(last.fresh.memory / first.fresh.memory, 2)
		},
		notes: ['Five rule sets. Six in ten organisations are diagnosed, four have a report, three a plan with three actions. The database server is the embedded one, on the same machine; its memory is not counted.']
	};
}
