/**
 * Reasons in people's own words may name a person, and a journal cannot forget. So the entry keeps only a salted hash, which
 * is what the chain seals; the words lie beside it, and can be erased without the chain breaking.
 */
import { createHash, randomBytes } from 'node:crypto';
import { eq, or, sql } from 'drizzle-orm';
import type { Reader, Tx } from '#platform/database.server.ts';
import { entry, reason } from './tables.server.ts';

/** What is read where words were erased. */
export const erasedWords = '[…]';

/** What stands in the entry for these words; without the salt nobody can try out what they might have been. */
export function sealedReason(text: string, salt = randomBytes(16).toString('base64url')): { salt: string; seal: string } {
	return { salt, seal: `sha256:${createHash('sha256').update(`${salt}\n${text}`).digest('hex')}` };
}

/** Erases the words of every reason in which one of the patterns (regular expressions; capitals do not matter) occurs; answers how many. */
export async function eraseReasons(tx: Tx, patterns: readonly string[]): Promise<number> {
	if (patterns.length === 0) return 0;
	const deleted = await tx.delete(reason).where(or(...patterns.map((pattern) => sql`${reason.text} ~* ${pattern}`)));
	return deleted.rowCount ?? 0;
}

/** The first entry whose words are not those that were recorded; words that were erased are no fault. */
export async function changedReason(read: Reader): Promise<{ id: string; sequence: number } | undefined> {
	const [changed] = await read.select({ id: entry.id, sequence: entry.sequence }).from(reason).innerJoin(entry, eq(entry.id, reason.entryId))
		.where(sql`${entry.reason} is distinct from 'sha256:' || encode(sha256(convert_to(${reason.salt} || E'\n' || ${reason.text}, 'UTF8')), 'hex')`)
		.orderBy(entry.sequence).limit(1);
	return changed;
}
