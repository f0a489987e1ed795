import { newId, type CommandId, type PersonId } from '#kernel/id.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Happening } from './happening.ts';
import { sealedReason } from './reason.server.ts';
import { entry, reason, unsealed } from './tables.server.ts';

export interface By {
	readonly actor: PersonId | null;
	readonly commandId: CommandId | null;
	readonly requestId: string;
}

/** Appends one entry in the transaction of the use case, to be sealed after the commit; answers its id. */
export async function appendEntry(tx: Tx, clock: Clock, by: By, happening: Happening): Promise<string> {
	const id = newId<'entry'>();
	const words = happening.reason === undefined ? undefined : sealedReason(happening.reason);
	const inserted = tx.$with('inserted').as(tx.insert(entry).values({
		id,
		at: clock.now(),
		event: happening.event,
		actorId: by.actor,
		programmeId: happening.programme ?? null,
		organisationId: happening.organisation ?? null,
		subjectType: happening.subject.type,
		subjectId: happening.subject.id,
		data: happening.data ?? {},
		reason: words?.seal ?? null,
		commandId: by.commandId,
		requestId: by.requestId
	}).returning({ sequence: entry.sequence }));
	await tx.with(inserted).insert(unsealed).select(tx.select().from(inserted));
	if (words) await tx.insert(reason).values({ entryId: id, salt: words.salt, text: happening.reason! });
	return id;
}
