import type { Clock } from '#kernel/clock.ts';
import type { Language } from '#kernel/localised.ts';
import type { Happening } from '#journal/happening.ts';
import type { Files } from '#platform/files.server.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Actor } from './actor.ts';

/** All that a use case may know of the world around it; built by wiring, one a request. */
export interface Context {
	readonly actor: Actor;
	readonly clock: Clock;
	/** The language of the reader of the answer. */
	readonly language: Language;
	/** For questions; whoever writes uses `transact`. */
	readonly read: Reader;
	readonly files: Files;
	/** One transaction, done once for the request's command: a repeat gets the first answer, which must survive JSON. */
	transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
	/** The journal entry of the use case; reactions to it run after the commit. */
	record(tx: Tx, happening: Happening): Promise<void>;
}
