import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Answer } from './answer.ts';
import { answer, answerVersion, response, upload } from './tables.server.ts';

/** Whoever saves waits here for whoever saves the same response at the same moment; other responses are not touched. */
export async function lockResponse(tx: Tx, id: string): Promise<void> {
	await tx.execute(sql`select 1 from ${response} where id = ${id} for update`);
}

export async function answersTo(tx: Tx, responseId: string, questions: readonly string[]) {
	if (questions.length === 0) return [];
	return tx.select().from(answer).where(and(eq(answer.responseId, responseId), inArray(answer.question, [...questions])));
}

/** What stood at the versions people began from. */
export async function answersAt(tx: Tx, responseId: string, at: readonly { question: string; version: number }[]) {
	const asked = at.filter(({ version }) => version > 0);
	if (asked.length === 0) return [];
	return tx.select({ question: answerVersion.question, version: answerVersion.version, value: answerVersion.value }).from(answerVersion)
		.where(and(eq(answerVersion.responseId, responseId), or(...asked.map(({ question, version }) => and(eq(answerVersion.question, question), eq(answerVersion.version, version))))));
}

export interface NewAnswer {
	readonly question: string;
	readonly value: Answer;
	readonly version: number;
}

/** One statement whatever their number: the answers travel as one list. An answer that was taken away is SQL's null, not JSON's. */
export async function writeAnswers(tx: Tx, responseId: string, answers: readonly NewAnswer[], by: { author: PersonId | null; at: Date }): Promise<void> {
	if (answers.length === 0) return;
	await tx.execute(sql`
		with given as (
			select ${responseId}::uuid as response_id, one.question, nullif(one.value, 'null'::jsonb) as value, one.version, ${by.author}::uuid as author_id, ${by.at.toISOString()}::timestamptz as at
			from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as one (question text, value jsonb, version integer)
		), standing as (
			insert into ${answer} (response_id, question, value, version, author_id, at) select * from given
			on conflict (response_id, question) do update set value = excluded.value, version = excluded.version, author_id = excluded.author_id, at = excluded.at
		)
		insert into ${answerVersion} (response_id, question, value, version, author_id, at) select * from given`);
}

export async function rememberUpload(tx: Tx, responseId: string, hash: string): Promise<void> {
	await tx.insert(upload).values({ responseId, hash }).onConflictDoNothing();
}

/** The hashes of all files that were ever brought into the response. */
export async function uploadsOf(tx: Tx, responseId: string): Promise<ReadonlySet<string>> {
	const rows = await tx.select({ hash: upload.hash }).from(upload).where(eq(upload.responseId, responseId));
	return new Set(rows.map((row) => row.hash));
}
