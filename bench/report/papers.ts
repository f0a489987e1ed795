/** Word files and batches: reports a second, and memory as the number grows. */
import { atMost, median, rounded, type Measured } from '../measured.ts';
import { type Contender, startWorker } from './worker-client.ts';

const words = 10;
/** Reports made when the memory is looked at; each is six papers. */
const marks = [10, 20, 30] as const;

export async function measurePapers(): Promise<Measured> {
	const word = await startWorker('word');
	const batch = await startWorker('batch');
	try {
		const times = await timesOf(word, words);
		const made: number[] = [];
		const memory: number[] = [];
		for (const mark of marks) {
			made.push(...(await timesOf(batch, mark - made.length, made.length)));
			memory.push((await batch.memory()).rss / 1e6);
		}
		const perSecond = 1000 / (made.reduce((sum, one) => sum + one, 0) / made.length);
		return {
			figures: {
				'word, median ms': rounded(median(times)),
				'batch, reports a second (six papers each)': rounded(perSecond),
				'batch, papers a second': rounded(perSecond * 6),
				...Object.fromEntries(marks.map((mark, place) => [`batch, RSS MB after ${mark} reports`, rounded(memory[place]!)]))
			},
			ratios: { [`batch memory, after ${marks[2]} / after ${marks[0]} reports`]: atMost(memory[2]! / memory[0]!, 1.3) },
			notes: ['Batch: every report is another organisation, in three languages, as PDF and as Word, without writing the files.']
		};
	} finally {
		await word.stop();
		await batch.stop();
	}
}

async function timesOf(contender: Contender, count: number, from = 0): Promise<number[]> {
	const times: number[] = [];
	for (let seed = from; seed < from + count; seed++) times.push((await contender.produce(seed + 1)).milliseconds);
	return times;
}
