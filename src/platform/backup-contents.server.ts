/**
 * What a backup is made of: a tar archive, packed by gzip and encrypted where wanted, that begins with `kadam.json`, goes on
 * with the rows of each table in pieces and the files by hash, and ends with `manifest.json`. What has no end is not whole.
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { readMigrations } from './migrate.server.ts';

export const format = 1;
export const openingName = 'kadam.json';
export const closingName = 'manifest.json';

/** What must be known before the rest can be read. */
export interface Opening {
	readonly kadam: 'backup';
	readonly format: number;
	/** Of Kadam. */
	readonly version: string;
	readonly at: string;
	/** The newest migration that had run. */
	readonly migration: number;
	/** In an order in which no row refers to one that comes later. */
	readonly tables: readonly TableShape[];
}

export interface TableShape {
	/** `schema.table`. */
	readonly name: string;
	readonly columns: readonly string[];
}

/** What was put in, to be compared with what was found. */
export interface Closing {
	/** SHA-256 of `kadam.json`. */
	readonly opening: string;
	readonly tables: readonly TableContents[];
	readonly sequences: readonly SequenceValue[];
	readonly files: FileContents;
	/** Signs sessions and second factors. Only in an encrypted backup; without it everybody signs in anew. */
	readonly secret?: string;
	readonly demonstration: boolean;
}

export interface TableContents {
	readonly name: string;
	readonly rows: number;
	/** SHA-256 of all rows as COPY writes them, in the order of the primary key: equal exactly when the rows are. */
	readonly sha256: string;
}

export interface SequenceValue {
	readonly name: string;
	readonly value: string;
	readonly called: boolean;
}

export interface FileContents {
	readonly count: number;
	readonly bytes: number;
	/** SHA-256 of the names, which are hashes themselves, each with a line break. */
	readonly sha256: string;
	/** Recorded, but not to be found or not as recorded when the backup was made. */
	readonly missing: readonly string[];
}

export const rowsName = (table: string, piece: number): string => `tables/${table}/${String(piece).padStart(6, '0')}.copy`;
export const fileName = (hash: string): string => `files/${hash}`;

export function sha256(bytes: Uint8Array | string): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** The schemas that migrations make; whatever else lies in the database (pg-boss, other programs) is not ours. */
export function ownSchemas(): string[] {
	const statements = readMigrations().flatMap((migration) => migration.statements);
	const made = statements.flatMap((text) => Array.from(text.matchAll(/^create schema (?:if not exists )?(\w+)/gim), ([, name]) => name!));
	return [...new Set(['platform', ...made])];
}

/** Rows come out alike on every server. For the transaction that the caller opened. */
export async function writeAlike(client: pg.ClientBase): Promise<void> {
	await client.query("set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex'; set local statement_timeout = 0");
}

export interface StoredTable extends TableShape {
	/** Everything that refers to it comes later. */
	readonly copyOut: string;
	readonly copyIn: string;
}

/** All tables of our own but the list of migrations, which a restore makes itself. */
export async function tablesOf(client: pg.ClientBase): Promise<StoredTable[]> {
	const { rows } = await client.query<{ name: string; columns: string[]; quoted: string[]; key: string[] | null; refers: string[] }>(
		`select format('%I.%I', n.nspname, c.relname) as name,
			(select array_agg(a.attname::text order by a.attnum) from pg_attribute a where ${kept}) as columns,
			(select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a where ${kept}) as quoted,
			(select array_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end order by k.place)
				from pg_index i cross join unnest(i.indkey) with ordinality as k (attnum, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
				where i.indrelid = c.oid and i.indisprimary) as key,
			array(select distinct format('%I.%I', m.nspname, r.relname) from pg_constraint f join pg_class r on r.oid = f.confrelid join pg_namespace m on m.oid = r.relnamespace
				where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind = 'r' and n.nspname = any ($1) and (n.nspname, c.relname) <> ('platform', 'migration')
		order by n.nspname collate "C", c.relname collate "C"`,
		[ownSchemas()]
	);
	return inOrder(rows).map(({ name, columns, quoted, key }) => {
		const list = quoted.join(', ');
		return { name, columns, copyOut: `copy (select ${list} from ${name} order by ${key?.join(', ') ?? `(${list})::text collate "C"`}) to stdout`, copyIn: `copy ${name} (${list}) from stdin` };
	});
}

/** Columns that are computed come by themselves. */
const kept = "a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''";

/** Whatever is referred to comes first. Tables that refer to each other in a circle do not exist here: keys point backwards. */
function inOrder<T extends { readonly name: string; readonly refers: readonly string[] }>(tables: readonly T[]): T[] {
	const ordered = new Map<string, T>();
	const add = (table: T): void => {
		if (ordered.has(table.name)) return;
		for (const name of table.refers) add(tables.find((other) => other.name === name)!);
		ordered.set(table.name, table);
	};
	tables.forEach(add);
	return [...ordered.values()];
}
