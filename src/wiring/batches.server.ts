/** Papers ordered in batches: work that takes minutes, and goes on where it stopped. */
import { makeBatch } from '#programme/reporting/make-batch.server.ts';
import { type Surroundings, systemContext } from './context.server.ts';

/** A process that is asked to stop leaves the rest to the next one: the queue hands the job out again. */
export async function workOffBatch(surroundings: Surroundings, batch: string): Promise<void> {
	await makeBatch(systemContext(surroundings), batch);
}
