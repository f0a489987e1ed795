/** Published instruments and drafts, as other stages and pages may read them. */
import { asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Reader } from '#platform/database.server.ts';
import type { Instrument } from './instrument.ts';
import { comparable, type Mapping } from './instrument-comparison.ts';
import { assessmentCase, instrument } from './tables.server.ts';

/** Every published version of one instrument, the first one first. */
export async function versionsOf(read: Reader, key: string): Promise<Instrument[]> {
	const rows = await read.select({ content: instrument.content }).from(instrument).where(eq(instrument.key, key)).orderBy(asc(instrument.version));
	return rows.map(({ content }) => content);
}

/** The latest version of every instrument. */
export async function latestInstruments(read: Reader): Promise<Instrument[]> {
	const rows = await read.selectDistinctOn([instrument.key], { content: instrument.content }).from(instrument).orderBy(asc(instrument.key), desc(instrument.version));
	return rows.map(({ content }) => content);
}

/** What of two rounds can be compared, as far as the versions between them say. */
export async function mappingBetween(read: Reader, now: Instrument, earlier: Instrument): Promise<Mapping> {
	return comparable(now, earlier, now.key === earlier.key ? await versionsOf(read, now.key) : []);
}

/** The key of the instrument of the case in this column, for counting by parameter what belongs to many cases. */
export function instrumentKeyOf(caseColumn: AnyPgColumn): SQL<string> {
	return sql<string>`(select c.instrument_key from ${assessmentCase} c where c.id = ${caseColumn})`;
}
