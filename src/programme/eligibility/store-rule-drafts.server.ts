/** Drafts of rule sets in the database. */
import { desc, eq } from 'drizzle-orm';
import { isId, newId, type PersonId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { RuleSet, RuleSetContent } from './rules.ts';
import { ruleDraft, ruleSet } from './tables.server.ts';

export type StoredDraft = typeof ruleDraft.$inferSelect;

export async function draftById(read: Reader, id: string): Promise<StoredDraft> {
	found(isId(id) || undefined);
	const [row] = await read.select().from(ruleDraft).where(eq(ruleDraft.id, id));
	return found(row);
}

/** Locked until the transaction ends. */
export async function draftToChange(tx: Tx, id: string): Promise<StoredDraft> {
	const [row] = await tx.select().from(ruleDraft).where(eq(ruleDraft.id, id)).for('update');
	return found(row);
}

export async function allDrafts(read: Reader): Promise<StoredDraft[]> {
	return read.select().from(ruleDraft).orderBy(desc(ruleDraft.at)).limit(200);
}

export async function insertDraft(tx: Tx, { key, basedOn, content, by, at }: { key: string; basedOn: number | null; content: RuleSetContent; by: PersonId; at: Date }): Promise<string> {
	const id = newId<'ruleDraft'>();
	await tx.insert(ruleDraft).values({ id, key, basedOn, content, authorId: by, at, createdBy: by, createdAt: at });
	return id;
}

/** Under its lock. Answers the version that stands now. */
export async function writeDraft(tx: Tx, { id, version }: StoredDraft, content: RuleSetContent, by: PersonId, at: Date): Promise<number> {
	await tx.update(ruleDraft).set({ content, version: version + 1, authorId: by, at }).where(eq(ruleDraft.id, id));
	return version + 1;
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
	await tx.delete(ruleDraft).where(eq(ruleDraft.id, id));
}

export async function latestOf(read: Reader, key: string): Promise<RuleSet | null> {
	const [row] = await read.select({ content: ruleSet.content }).from(ruleSet).where(eq(ruleSet.key, key)).orderBy(desc(ruleSet.version)).limit(1);
	return row?.content ?? null;
}

/** Every published version, the newest of each rule set first. */
export async function publishedSets(read: Reader): Promise<{ content: RuleSet; publishedAt: Date }[]> {
	return read.select({ content: ruleSet.content, publishedAt: ruleSet.publishedAt }).from(ruleSet).orderBy(ruleSet.key, desc(ruleSet.version));
}
