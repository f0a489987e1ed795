/**
 * Texts wherever they stand: every column of every table that can hold words. For finding out where a person is named, and for
 * taking the name out. Knows nothing of what the tables mean; tables that refuse to be changed are left as they are, and said.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Reader, Tx } from './database.server.ts';

/** What is looked for, as PostgreSQL's regular expressions; capitals do not matter. */
export interface Trace {
	readonly inText: string;
	/** The same inside JSON, where quotation marks and backslashes are written otherwise. */
	readonly inJson: string;
	/** The same without regard to what stands beside it. PostgreSQL looks ten times faster for it, so it is asked first. */
	readonly nearlyInText: string;
	readonly nearlyInJson: string;
}

export interface Place {
	/** `schema.table`. */
	readonly table: string;
	readonly column: string;
	readonly rows: number;
	/** A trigger refuses every change of the table: what stands there stays. */
	readonly isFrozen: boolean;
}

interface Column extends Record<string, unknown> {
	readonly schema: string;
	readonly table: string;
	readonly column: string;
	readonly isJson: boolean;
	readonly isFrozen: boolean;
}

/** Where the texts stand, and in how many rows. */
export async function placesOf(read: Reader, traces: readonly Trace[]): Promise<Place[]> {
	return eachColumn(read, traces, async (column) => {
		const { rows: [count] } = await read.execute<{ n: number }>(sql`select count(*) as n from ${nameOf(column)} where ${holds(column, traces)}`);
		return count!.n;
	});
}

/** Puts `instead` where the texts stand, except in tables named `except` and in frozen ones; answers what was changed. */
export async function replaceTraces(tx: Tx, traces: readonly Trace[], instead: string, except: readonly string[]): Promise<Place[]> {
	return eachColumn(tx, traces, async (column) => {
		if (column.isFrozen || except.includes(`${column.schema}.${column.table}`)) return 0;
		const cell = sql`${sql.identifier(column.column)}`;
		const replaced = traces.reduce((text, trace) => sql`regexp_replace(${text}, ${patternFor(column, trace)}, ${instead}, 'gi')`, sql`${cell}::text`);
		const value = column.isJson ? sql`(${replaced})::jsonb` : replaced;
		const changed = await tx.execute(sql`update ${nameOf(column)} set ${cell} = ${value} where ${holds(column, traces)}`);
		return changed.rowCount ?? 0;
	});
}

async function eachColumn(read: Reader, traces: readonly Trace[], work: (column: Column) => Promise<number>): Promise<Place[]> {
	if (traces.length === 0) return [];
	const places: Place[] = [];
	for (const column of await columnsWithWords(read)) {
		const rows = await work(column);
		if (rows > 0) places.push({ table: `${column.schema}.${column.table}`, column: column.column, rows, isFrozen: column.isFrozen });
	}
	return places;
}

/** Of our own schemas, and what jobs that wait or have run carry with them. */
async function columnsWithWords(read: Reader): Promise<Column[]> {
	const { rows } = await read.execute<Column>(sql`
		select n.nspname as schema, c.relname as table, a.attname as column, t.typname in ('json', 'jsonb') as "isJson",
			exists (select 1 from pg_trigger g join pg_proc f on f.oid = g.tgfoid where g.tgrelid = c.oid and f.proname = 'refuse_change') as "isFrozen"
		from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
		where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
			and t.typname in ('text', 'varchar', 'citext', 'json', 'jsonb')
			and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public') and (n.nspname <> 'pgboss' or c.relname = 'job')
			and n.nspname || '.' || c.relname <> 'platform.migration'
		order by n.nspname, c.relname, a.attnum`);
	return rows;
}

const nameOf = ({ schema, table }: Column): SQL => sql`${sql.identifier(schema)}.${sql.identifier(table)}`;
const patternFor = ({ isJson }: Column, { inText, inJson }: Trace): string => (isJson ? inJson : inText);
const nearlyFor = ({ isJson }: Column, { nearlyInText, nearlyInJson }: Trace): string => (isJson ? nearlyInJson : nearlyInText);

/** `case` keeps the order, which `and` leaves to the planner. */
function holds(column: Column, traces: readonly Trace[]): SQL {
	const text = sql`${sql.identifier(column.column)}::text`;
	return sql.join(traces.map((trace) => sql`case when ${text} ~* ${nearlyFor(column, trace)} then ${text} ~* ${patternFor(column, trace)} else false end`), sql` or `);
}
