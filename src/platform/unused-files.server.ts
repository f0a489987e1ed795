/** Files to which no row of any table refers. Which tables may refer to files is asked of the database, so that none is forgotten. */
import { and, inArray, lt, sql } from 'drizzle-orm';
import type { Reader, Tx } from './database.server.ts';
import type { Files } from './files.server.ts';
import { file } from './tables.server.ts';

/** Hashes of those that came before this moment. */
export async function unusedFiles(read: Reader, before: Date): Promise<string[]> {
	const { rows: referring } = await read.execute<{ schema: string; table: string; column: string }>(sql`
		select n.nspname as schema, c.relname as table, a.attname as column
		from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
			join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
		where k.contype = 'f' and k.confrelid = 'platform.file'::regclass`);
	const unused = referring.map(({ schema, table, column }) =>
		sql`not exists (select 1 from ${sql.identifier(schema)}.${sql.identifier(table)} t where t.${sql.identifier(column)} = ${file}.hash)`);
	const rows = await read.select({ hash: file.hash }).from(file).where(and(lt(file.createdAt, before), ...unused));
	return rows.map(({ hash }) => hash);
}

/** Whoever brings the same file again meanwhile waits for this transaction, and then writes it anew. */
export async function removeUnusedFiles(tx: Tx, files: Files, hashes: readonly string[]): Promise<number> {
	if (hashes.length === 0) return 0;
	const deleted = await tx.delete(file).where(inArray(file.hash, [...hashes])).returning({ hash: file.hash });
	for (const { hash } of deleted) await files.remove(hash);
	return deleted.length;
}
