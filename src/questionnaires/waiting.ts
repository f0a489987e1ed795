/**
 * Answers on their way to the server, as plain data that a device can keep: what was sent and may or may not have arrived,
 * what changed since, and what the person must look at first. Nothing leaves it before the server has answered.
 */
import { baseName } from './field-names.ts';

/** Name and text of a field, as a form sends it. */
export type Entry = readonly [name: string, value: string];
/** By question id: the fields of its answer, with the version it is based on. */
export type Changes = Readonly<Record<string, readonly Entry[]>>;

export interface Waiting {
	/** Sent under this command; sent again under the same one until the server answers. */
	readonly sending: { readonly command: string; readonly answers: Changes } | null;
	/** Changed since. */
	readonly next: Changes;
	/** Could not be read or clashed with somebody: kept, but not sent before the person has done something. */
	readonly held: Changes;
}

export const nothingWaiting: Waiting = { sending: null, next: {}, held: {} };

export function change(waiting: Waiting, question: string, entries: readonly Entry[]): Waiting {
	return { ...waiting, next: { ...waiting.next, [question]: entries }, held: without(waiting.held, [question]) };
}

/** Shown again as it was typed, because it was not stored; it is sent when the person has changed it. */
export function hold(waiting: Waiting, question: string, entries: readonly Entry[]): Waiting {
	return question in waiting.next ? waiting : { ...waiting, held: { ...waiting.held, [question]: entries } };
}

/** What to send now; an earlier command that nobody answered goes first. Unchanged where there is nothing to send. */
export function begin(waiting: Waiting, command: string): Waiting {
	if (waiting.sending || Object.keys(waiting.next).length === 0) return waiting;
	return { ...waiting, sending: { command, answers: waiting.next }, next: {} };
}

/** The server answered: `versions` stand now, `refused` were not stored. */
export function settle(waiting: Waiting, { versions, refused }: { versions: Readonly<Record<string, number>>; refused: readonly string[] }): Waiting {
	const sent = waiting.sending?.answers ?? {};
	const held = Object.fromEntries(Object.entries(sent).filter(([question]) => refused.includes(question) && !(question in waiting.next)));
	const next = Object.entries(waiting.next).map(([question, entries]) => [question, rebase(question, entries, versions[question])]);
	return { sending: null, next: Object.fromEntries(next) as Changes, held: { ...waiting.held, ...held } };
}

/** What was kept on the device when the page was left; all of it is tried once more. */
export function resume({ sending, next, held }: Waiting): Waiting {
	return { sending, next: { ...held, ...next }, held: {} };
}

export function release(waiting: Waiting, question: string): Waiting {
	return { ...waiting, next: without(waiting.next, [question]), held: without(waiting.held, [question]) };
}

/** Every question that waits, with the latest that was typed. */
export function typed({ sending, next, held }: Waiting): Changes {
	return { ...sending?.answers, ...held, ...next };
}

/** How many questions have not reached the server. */
export function countWaiting({ sending, next }: Waiting): number {
	return Object.keys({ ...sending?.answers, ...next }).length;
}

export function isEmpty(waiting: Waiting): boolean {
	return Object.keys(typed(waiting)).length === 0;
}

function rebase(question: string, entries: readonly Entry[], version: number | undefined): readonly Entry[] {
	if (version === undefined) return entries;
	return entries.map(([name, value]) => (name === baseName(question) ? [name, String(version)] : [name, value]));
}

function without(changes: Changes, questions: readonly string[]): Changes {
	return Object.fromEntries(Object.entries(changes).filter(([question]) => !questions.includes(question)));
}
