/**
 * How long a report takes from scores to finished PDF, interleaved in one run with the bare compilation of the same finished
 * document and with a warm headless Chromium that prints the same content as a tagged PDF; and how much memory each holds.
 * Then Word, and a batch: reports in three languages as PDF and Word, with the memory as their number grows.
 * Every round is another organisation, so that nobody profits from the last one.
 */
import { existsSync } from 'node:fs';
import { atLeast, atMost, median, rounded, type Measured } from './measured.ts';
import { startChromium } from './report/chromium.ts';
import { measurePapers } from './report/papers.ts';
import { startWorker, type Contender } from './report/worker-client.ts';

const rounds = 25;
const warmUps = 4;
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export async function measure(): Promise<Measured> {
	const contenders: Contender[] = [await startWorker('ours'), await startWorker('bare')];
	if (existsSync(chromium)) contenders.push(await startChromium(chromium));
	const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
	const pages = new Map<string, number>();
	const used = new Map<string, number>();
	try {
		for (let round = -warmUps; round < rounds; round++) {
			if (round === 0) for (const one of contenders) used.set(one.name, one.processor());
			const first = Math.abs(round) % contenders.length;
			for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
				const done = await contender.produce(round + warmUps + 1);
				if (round >= 0) times.get(contender.name)?.push(done.milliseconds);
				pages.set(contender.name, done.pages);
			}
		}
		for (const one of contenders) used.set(one.name, (one.processor() - (used.get(one.name) ?? 0)) / rounds);
		const measured = summed(times, pages, used, new Map(await Promise.all(contenders.map(async (one) => [one.name, await one.memory()] as const))));
		const papers = await measurePapers();
		return { figures: { ...measured.figures, ...papers.figures }, ratios: { ...measured.ratios, ...papers.ratios }, notes: [...measured.notes, ...papers.notes] };
	} finally {
		for (const contender of contenders) await contender.stop();
	}
}

interface Memory {
	readonly rss: number;
	readonly pss: number;
}

function summed(times: ReadonlyMap<string, number[]>, pages: ReadonlyMap<string, number>, used: ReadonlyMap<string, number>, memory: ReadonlyMap<string, Memory>): Measured {
	const figures: Record<string, number> = {};
	for (const [name, all] of times) {
		figures[`${name}, median ms`] = rounded(median(all));
		figures[`${name}, fastest ms`] = rounded(Math.min(...all));
		figures[`${name}, processor ms`] = rounded(used.get(name) ?? 0);
		figures[`${name}, pages of the last report`] = pages.get(name) ?? 0;
		figures[`${name}, RSS MB`] = rounded((memory.get(name)?.rss ?? 0) / 1e6);
		figures[`${name}, PSS MB`] = rounded((memory.get(name)?.pss ?? 0) / 1e6);
	}
	const perRound = (a: string, b: string): number => median((times.get(a) ?? []).map((time, round) => time / (times.get(b)?.[round] ?? Number.NaN)));
	const share = (of: keyof Memory): number => (memory.get('ours')?.[of] ?? Number.NaN) / (memory.get('chromium')?.[of] ?? Number.NaN);
	const ratios = {
		'ours / bare compilation': atMost(perRound('ours', 'bare'), 1.3),
		...(times.has('chromium') && {
			'chromium / ours': atLeast(perRound('chromium', 'ours'), 2.5),
			'chromium / ours (processor time)': atLeast((used.get('chromium') ?? Number.NaN) / (used.get('ours') ?? Number.NaN), 2.5),
			'memory, ours / chromium (RSS)': atMost(share('rss'), 0.5),
			'memory, ours / chromium (PSS, shared pages counted once)': atMost(share('pss'), 0.5)
		})
	};
	const notes = ['Times: median of the rounds; ratios: median of the ratios within a round. Chromium: its whole process tree, without the Node process that drives it.'];
	return { figures, ratios, notes: times.has('chromium') ? notes : [...notes, `No Chromium at ${chromium}: set CHROMIUM to compare with one.`] };
}
