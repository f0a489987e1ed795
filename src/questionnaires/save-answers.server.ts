/** Saves answers into a response, each by itself: what nobody else touched is stored, what clashes is handed back with both values. */
import type { PersonId } from '#kernel/id.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Answer } from './answer.ts';
import { merge, type StoredAnswer } from './merge.ts';
import type { SubmittedAnswer } from './read-form.ts';
import { answersAt, answersTo, lockResponse, type NewAnswer, writeAnswers } from './store.server.ts';

export interface Conflict {
	readonly question: string;
	readonly stored: StoredAnswer<PersonId | null>;
	readonly incoming: Answer;
}

export interface Saved {
	/** The questions whose answer changed, with the version that stands now. */
	readonly saved: Readonly<Record<string, number>>;
	readonly conflicts: readonly Conflict[];
}

/** Part of the use case of whichever stage owns the response: that one asks who may, and records. */
export async function saveAnswers(tx: Tx, by: { author: PersonId | null; clock: Clock }, responseId: string, submitted: readonly SubmittedAnswer[]): Promise<Saved> {
	await lockResponse(tx, responseId);
	const readable = submitted.flatMap(({ question, reading, baseVersion }) => (reading.ok ? [{ question: question.id, value: reading.value, baseVersion }] : []));
	const standing = new Map((await answersTo(tx, responseId, readable.map(({ question }) => question))).map((row) => [row.question, row]));
	const stale = readable.filter(({ question, baseVersion }) => standing.get(question)?.version !== baseVersion);
	const bases = await answersAt(tx, responseId, stale.map(({ question, baseVersion }) => ({ question, version: baseVersion })));
	const changed: NewAnswer[] = [];
	const conflicts: Conflict[] = [];
	for (const { question, value, baseVersion } of readable) {
		const row = standing.get(question);
		const stored = row ? { value: row.value as Answer, version: row.version, author: row.authorId, at: row.at.toISOString() } : null;
		const base = bases.find((known) => known.question === question);
		const outcome = merge(stored, { value, baseVersion, ...(base && { baseValue: base.value as Answer }) });
		if (outcome.outcome === 'apply') changed.push({ question, value: outcome.value, version: outcome.version });
		if (outcome.outcome === 'conflict') conflicts.push({ question, stored: outcome.stored, incoming: outcome.incoming });
	}
	await writeAnswers(tx, responseId, changed, { author: by.author, at: by.clock.now() });
	return { saved: Object.fromEntries(changed.map(({ question, version }) => [question, version])), conflicts };
}
