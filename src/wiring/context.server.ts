import { newId, type CommandId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import type { Clock } from '#kernel/clock.ts';
import { once } from '#journal/command.server.ts';
import { appendEntry } from '#journal/record.server.ts';
import type { Happening } from '#journal/happening.ts';
import type { Database, Tx } from '#platform/database.server.ts';
import type { Files } from '#platform/files.server.ts';
import type { Jobs } from '#platform/jobs.server.ts';
import { type Actor, kadamItself } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { reactsTo } from './reactions.ts';

/** Where a context gets what it hands to the use cases; `Runtime` is one. */
export interface Surroundings {
	readonly database: Database;
	readonly files: Files;
	readonly clock: Clock;
	/** Absent where nothing reacts, as in tests of one use case. */
	readonly jobs?: Jobs;
}

export interface Request {
	readonly actor: Actor;
	readonly language: Language;
	readonly commandId?: CommandId | null;
	readonly requestId?: string;
}

export function buildContext({ database, files, clock, jobs }: Surroundings, request: Request): Context {
	const { actor, language, commandId = null, requestId = newId<'request'>() } = request;
	let ordinal = 0;
	return {
		actor, clock, language, files,
		read: database.read,
		transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
			const command = commandId && { id: commandId, ordinal: ordinal++, actor: actor.personId };
			return database.transaction((tx) => (command ? once(tx, clock, command, () => work(tx)) : work(tx)));
		},
		async record(tx: Tx, happening: Happening): Promise<void> {
			const entry = await appendEntry(tx, clock, { actor: actor.personId, commandId, requestId }, happening);
			if (jobs && reactsTo(happening.event)) await jobs.send(tx, 'reaction', { entry });
		}
	};
}

/** For seeds, jobs and the command line: Kadam itself acts. */
export function systemContext(surroundings: Surroundings, language: Language = 'en'): Context {
	return buildContext(surroundings, { actor: kadamItself, language });
}
