/**
 * Seals what was recorded since the last seal, so that a later change of it can be found. One process seals at a time;
 * those who write never wait for it, and it never waits for them: what is not committed yet is sealed the next time.
 */
import { desc, sql } from 'drizzle-orm';
import type { Clock } from '#kernel/clock.ts';
import type { Database, Reader, Tx } from '#platform/database.server.ts';
import { beginning, fingerprint, rangesOf, sealHash, type WrittenEntry, written, writtenColumns } from './chain.server.ts';
import { entry, seal, unsealed } from './tables.server.ts';

/** The last seal. Whoever keeps it, on paper or in a mail, can prove later that nothing before it was changed or cut off. */
export interface Head {
	readonly number: number;
	readonly hash: string;
}

/** Any number, the same for every Kadam: the key of the advisory lock. */
const sealingLock = 4_200_002;
/** At most so many entries under one seal; it is what is held in memory. */
export const largestSeal = 2000;

/** Seals all that is committed. Answers the last seal there is then, or nothing where nothing was ever recorded. */
export async function sealEntries(database: Database, clock: Clock, largest = largestSeal): Promise<Head | undefined> {
	while ((await database.transaction((tx) => sealSome(tx, clock, largest))) === largest);
	return headOf(database.read);
}

/** To be printed in what leaves the house; `undefined` before the first seal. */
export async function headOf(read: Reader): Promise<Head | undefined> {
	const [last] = await read.select({ number: seal.number, hash: seal.hash }).from(seal).orderBy(desc(seal.number)).limit(1);
	return last;
}

/** Answers how many entries it sealed. */
async function sealSome(tx: Tx, clock: Clock, largest: number): Promise<number> {
	await tx.execute(sql`select pg_advisory_xact_lock(${sealingLock})`);
	const entries = await waiting(tx, largest);
	if (entries.length === 0) return 0;
	const last = await headOf(tx);
	const [number, at] = [(last?.number ?? 0) + 1, clock.now()];
	const ranges = rangesOf(entries.map(({ sequence }) => Number(sequence)));
	const hash = sealHash(last?.hash ?? beginning, { number, at: String(at.getTime() * 1000), entries: ranges }, entries);
	await tx.insert(seal).values({ number, entries: ranges, count: entries.length, fingerprints: Buffer.concat(entries.map(fingerprint)), hash, at });
	await tx.delete(unsealed).where(sql`${unsealed.sequence} <@ ${ranges}::int8multirange`);
	return entries.length;
}

async function waiting(tx: Tx, largest: number): Promise<WrittenEntry[]> {
	const { rows } = await tx.execute(sql`select ${writtenColumns} from ${unsealed} join ${entry} on ${entry.sequence} = ${unsealed.sequence} order by ${unsealed.sequence} limit ${largest}`);
	return rows.map(written);
}
