/** Makes a write happen once: a repeat of the same command gets the first answer, also when both arrive together. */
import { and, eq } from 'drizzle-orm';
import type { CommandId, PersonId } from '#kernel/id.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Tx } from '#platform/database.server.ts';
import { command } from './tables.server.ts';

export interface Command {
	readonly id: CommandId;
	/** Which of the request's transactions this is, counted from 0. */
	readonly ordinal: number;
	readonly actor: PersonId | null;
}

/** `work` runs only the first time. Its answer must survive JSON. A second caller waits for the first one's commit. */
export async function once<T>(tx: Tx, clock: Clock, { id, ordinal, actor }: Command, work: () => Promise<T>): Promise<T> {
	const inserted = await tx.insert(command).values({ id, ordinal, actorId: actor, at: clock.now() }).onConflictDoNothing();
	const key = and(eq(command.id, id), eq(command.ordinal, ordinal));
	if (inserted.rowCount === 0) {
		const [first] = await tx.select().from(command).where(key);
		if (first?.actorId !== actor) throw new Problem('common/command-of-another', { status: 409 });
		return first?.answer as T;
	}
	const answer = await work();
	await tx.update(command).set({ answer: answer ?? null }).where(key);
	return answer;
}
