/** Whoever produces a report, as the benchmark sees it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { memoryOf, processorTime, type Memory } from './memory.ts';

export interface Contender {
	readonly name: string;
	/** Another organisation for every seed. */
	produce(seed: number): Promise<Done>;
	/** Of its processes, in bytes. */
	memory(): Promise<Memory>;
	/** Of its processes so far, in milliseconds. */
	processor(): number;
	stop(): Promise<void>;
}

export interface Done {
	readonly milliseconds: number;
	readonly pages: number;
}

/** A process of its own, so that its memory is its own. */
export async function startWorker(name: 'ours' | 'bare' | 'word' | 'batch'): Promise<Contender> {
	const child = fork(join(import.meta.dirname, 'worker.ts'), [name]);
	await once(child, 'message');
	return {
		name,
		async produce(seed) {
			child.send(seed);
			const [done] = (await once(child, 'message')) as [Done];
			return done;
		},
		memory: async () => memoryOf([child.pid ?? 0]),
		processor: () => processorTime([child.pid ?? 0]),
		async stop() {
			child.disconnect();
			await once(child, 'exit');
		}
	};
}
