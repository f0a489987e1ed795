/**
 * What a seal is made of. A seal's hash can be computed again by anybody with `sha256` and the rows: each entry is one line
 * of JSON, and the seal is the hash before it, its own line and the lines of its entries.
 */
import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { ProblemCode } from '#kernel/problem.ts';
import { entry } from './tables.server.ts';

/** An entry as PostgreSQL writes it, so that no number, date or key order can come out differently elsewhere. */
export interface WrittenEntry extends Record<string, unknown> {
	readonly id: string;
	readonly sequence: string;
	/** One JSON array of texts and nulls, in the order of the table's columns. */
	readonly line: string;
}

/** In the order in which they are hashed; a new column goes to the end, and only into entries that have it. */
const columns = ['id', 'sequence', 'at', 'event', 'actor_id', 'on_behalf_of', 'programme_id', 'organisation_id', 'subject_type', 'subject_id', 'data', 'reason', 'command_id', 'request_id'] as const;

/** Microseconds since 1970 and `jsonb` as text are the same on every PostgreSQL and in every time zone. */
export const writtenColumns: SQL = sql.join(
	columns.map((column) => {
		const value = sql`${entry}.${sql.identifier(column)}`;
		return column === 'at' ? sql`(extract(epoch from ${value}) * 1000000)::bigint::text as at` : sql`${value}::text as ${sql.identifier(column)}`;
	}),
	sql`, `
);

export function written(row: Readonly<Record<string, unknown>>): WrittenEntry {
	return { id: row['id'] as string, sequence: row['sequence'] as string, line: JSON.stringify(columns.map((column) => row[column] ?? null)) };
}

/** What comes before the first seal. */
export const beginning = '0'.repeat(64);

/** Bytes of `fingerprints` per entry. */
export const fingerprintSize = 8;

export function fingerprint({ line }: WrittenEntry): Buffer {
	return createHash('sha256').update(line).digest().subarray(0, fingerprintSize);
}

/** What a seal says of itself. */
export interface SealedAs {
	readonly number: number;
	/** Microseconds since 1970. */
	readonly at: string;
	/** The sequences as PostgreSQL writes a multirange: `{[1,61),[62,90)}`. */
	readonly entries: string;
}

export interface SealRow extends SealedAs {
	readonly count: number;
	readonly fingerprints: Buffer;
	readonly hash: string;
}

export function sealHash(previous: string, { number, at, entries }: SealedAs, sealed: readonly WrittenEntry[]): string {
	const hash = createHash('sha256').update(`${previous}\n${JSON.stringify([String(number), at, entries])}\n`);
	for (const { line } of sealed) hash.update(`${line}\n`);
	return hash.digest('hex');
}

/** The first of a seal's entries that is not what was sealed, or the seal itself where it contradicts itself. */
export function changedUnder({ entries, count, fingerprints }: SealRow, found: readonly WrittenEntry[]): { code: ProblemCode; sequence?: number; entry?: string } | undefined {
	if (fingerprints.length !== count * fingerprintSize) return { code: 'journal/seal-changed' };
	let index = 0;
	for (const sequence of sequencesIn(entries)) {
		const one = found[index];
		if (index === count) return { code: 'journal/seal-changed' };
		if (Number(one?.sequence) !== sequence) return { code: 'journal/entry-missing', sequence };
		const kept = fingerprints.subarray(index * fingerprintSize, ++index * fingerprintSize);
		if (!fingerprint(one!).equals(kept)) return { code: 'journal/entry-changed', sequence, entry: one!.id };
	}
	return index === count ? undefined : { code: 'journal/seal-changed' };
}

/** `[1, 2, 3, 5]` as `{[1,4),[5,6)}`; the numbers must rise. */
export function rangesOf(sequences: readonly number[]): string {
	const ranges: [number, number][] = [];
	for (const sequence of sequences) {
		const last = ranges.at(-1);
		if (last && last[1] === sequence) last[1]++;
		else ranges.push([sequence, sequence + 1]);
	}
	return `{${ranges.map(([from, to]) => `[${from},${to})`).join(',')}}`;
}

function* sequencesIn(ranges: string): Generator<number> {
	for (const [, from, to] of ranges.matchAll(/\[(-?\d+),(-?\d+)\)/g)) for (let sequence = Number(from); sequence < Number(to); sequence++) yield sequence;
}
