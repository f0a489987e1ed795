/**
 * Walks the whole journal and finds the first thing that was changed, deleted, inserted or put in another order behind its
 * back. Whoever can rewrite every later seal as well, or cut the end off together with its seals, is found out by an anchor:
 * the number and hash of a seal that was printed or sent earlier.
 */
import { sql } from 'drizzle-orm';
import { Problem, type ProblemCode } from '#kernel/problem.ts';
import type { Database, Reader } from '#platform/database.server.ts';
import { beginning, changedUnder, type SealRow, sealHash, type WrittenEntry, written, writtenColumns } from './chain.server.ts';
import { changedReason } from './reason.server.ts';
import type { Head } from './seal.server.ts';
import { entry, seal, unsealed } from './tables.server.ts';

export interface Fault {
	readonly code: ProblemCode;
	/** The number of a seal. */
	readonly seal?: number;
	/** The entry's place in the journal. */
	readonly sequence?: number;
	/** The entry's id, where there still is an entry. */
	readonly entry?: string;
}

export interface Verification {
	/** The first one found; what comes after it was not looked at. */
	readonly fault?: Fault;
	readonly seals: number;
	readonly sealedEntries: number;
	/** Recorded since the last seal: nothing can be said of them yet. */
	readonly unsealedEntries: number;
	readonly head?: Head;
}

/** `12:9f86d0…`, as a report prints it. */
export function parseAnchor(text: string): Head {
	const [, number, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
	if (!number || !hash) throw new Problem('journal/anchor-invalid', { status: 400 });
	return { number: Number(number), hash: hash.toLowerCase() };
}

/** Of one moment: whoever writes meanwhile is not waited for. */
export function verifyJournal(database: Database, anchor?: Head): Promise<Verification> {
	return database.read.transaction((tx) => verify(tx, anchor), { isolationLevel: 'repeatable read', accessMode: 'read only' });
}

/** For a transaction that sees one moment (`repeatable read`) or that nobody disturbs. */
export async function verify(read: Reader, anchor?: Head): Promise<Verification> {
	let head: Head | undefined;
	let sealedEntries = 0;
	const found = (fault: Fault | undefined, unsealedEntries = 0): Verification => ({ ...(fault && { fault }), seals: head?.number ?? 0, sealedEntries, unsealedEntries, ...(head && { head }) });
	for await (const { row, entries } of sealsWithEntries(read)) {
		const fault = faultOf(row, entries, head) ?? againstAnchor(row, anchor);
		if (fault) return found(fault);
		head = { number: row.number, hash: row.hash };
		sealedEntries += entries.length;
	}
	if (anchor && anchor.number > (head?.number ?? 0)) return found({ code: 'journal/cut-short', seal: anchor.number });
	const { rows: [count] } = await read.execute<{ n: number }>(sql`select count(*) as n from ${unsealed}`);
	return found(await besideTheChain(read), count!.n);
}

function faultOf(row: SealRow, entries: readonly WrittenEntry[], before: Head | undefined): Fault | undefined {
	const number = (before?.number ?? 0) + 1;
	if (row.number !== number) return { code: 'journal/seal-missing', seal: number };
	const fault = changedUnder(row, entries);
	if (fault) return { seal: number, ...fault };
	return sealHash(before?.hash ?? beginning, row, entries) === row.hash ? undefined : { code: 'journal/seal-changed', seal: number };
}

function againstAnchor({ number, hash }: SealRow, anchor: Head | undefined): Fault | undefined {
	return anchor?.number === number && anchor.hash !== hash ? { code: 'journal/anchor-differs', seal: number } : undefined;
}

/** Some thousands of entries are held at a time, however long the journal is. */
const entriesAtOnce = 4000;

async function* sealsWithEntries(read: Reader): AsyncGenerator<{ row: SealRow; entries: readonly WrittenEntry[] }> {
	for (let rows = await sealsAfter(read, null); rows.length > 0; rows = await sealsAfter(read, rows.at(-1)!.number)) {
		const entries = Map.groupBy(await entriesUnder(read, rows[0]!.number, rows.at(-1)!.number), ({ seal: number }) => number);
		for (const row of rows) yield { row, entries: (entries.get(row.number) ?? []).map(({ entry: one }) => one) };
	}
}

/** As many seals as cover about `entriesAtOnce`, but always one where there is one. */
async function sealsAfter(read: Reader, number: number | null): Promise<SealRow[]> {
	const { rows } = await read.execute<SealRow & Record<string, unknown>>(sql`
		select number, at, entries, count, fingerprints, hash from (
			select number, (extract(epoch from at) * 1000000)::bigint::text as at, entries::text as entries, count, fingerprints, hash,
				sum(count) over (order by number) - count as before
			from (select * from ${seal} where ${number}::bigint is null or number > ${number}::bigint order by number limit 500) as next
		) as counted where before < ${entriesAtOnce} order by number`);
	return rows;
}

async function entriesUnder(read: Reader, first: number, last: number): Promise<{ seal: number; entry: WrittenEntry }[]> {
	const { rows } = await read.execute(sql`
		select ${seal.number} as seal, ${writtenColumns} from ${seal} join ${entry} on ${entry.sequence} >= lower(${seal.entries})
			and ${entry.sequence} < upper(${seal.entries}) and ${entry.sequence} <@ ${seal.entries}
		where ${seal.number} between ${first} and ${last} order by ${seal.number}, ${entry.sequence} limit ${4 * entriesAtOnce}`);
	return rows.map((row) => ({ seal: row['seal'] as number, entry: written(row) }));
}

async function rewordedReason(read: Reader): Promise<Fault | undefined> {
	const changed = await changedReason(read);
	return changed && { code: 'journal/reason-changed', sequence: changed.sequence, entry: changed.id };
}

/** Every entry is sealed or waits for it, none does both, and every one that waits exists. */
async function besideTheChain(read: Reader): Promise<Fault | undefined> {
	const { rows: [strange] } = await read.execute<{ id: string | null; sequence: number; waits: boolean }>(sql`
		with chain as materialized (select coalesce(range_agg(entries), '{}') as sequences from ${seal})
		select one.id, sequence, waiting.sequence is not null as waits
		from ${entry} as one full join ${unsealed} as waiting using (sequence) cross join chain
		where one.id is null or (waiting.sequence is not null) = (sequence <@ chain.sequences)
		order by sequence limit 1`);
	if (!strange) return rewordedReason(read);
	const { id, sequence, waits } = strange;
	if (id === null) return { code: 'journal/entry-missing', sequence };
	return { code: waits ? 'journal/waiting-changed' : 'journal/entry-inserted', sequence, entry: id };
}
