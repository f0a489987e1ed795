/**
 * What happens to one answer when several people edit the same response. Whoever had seen what stands may replace it;
 * whoever had not is told, with both values. Never last-write-wins.
 */
import type { Answer } from './answer.ts';

export interface StoredAnswer<Author = string> {
	readonly value: Answer;
	/** From 1; each accepted change adds one. */
	readonly version: number;
	readonly author: Author;
	/** ISO 8601 instant. */
	readonly at: string;
}

export interface IncomingAnswer {
	readonly value: Answer;
	/** The version that stood when the person began; 0 when nothing did. */
	readonly baseVersion: number;
	/**
	 * The value of that version, where the history still tells: a page sends every answer it shows, and one that the person
	 * did not touch must not clash with a colleague's change. `null` when nothing stood; absent when unknown.
	 */
	readonly baseValue?: Answer;
}

export type Merge<Author = string> =
	/** Store the value as this version. */
	| { readonly outcome: 'apply'; readonly value: Answer; readonly version: number }
	/** Nothing to store: it stands already, or the person changed nothing. */
	| { readonly outcome: 'unchanged'; readonly version: number }
	/** Store nothing; show both. Sending again on `stored.version` decides. */
	| { readonly outcome: 'conflict'; readonly stored: StoredAnswer<Author>; readonly incoming: Answer };

export function merge<Author>(stored: StoredAnswer<Author> | null, incoming: IncomingAnswer): Merge<Author> {
	if (!stored) return incoming.value === null ? { outcome: 'unchanged', version: 0 } : { outcome: 'apply', value: incoming.value, version: 1 };
	const { version } = stored;
	if (isSameAnswer(stored.value, incoming.value)) return { outcome: 'unchanged', version };
	if (incoming.baseVersion === version) return { outcome: 'apply', value: incoming.value, version: version + 1 };
	if (isUntouched(incoming)) return { outcome: 'unchanged', version };
	return { outcome: 'conflict', stored, incoming: incoming.value };
}

function isUntouched({ value, baseVersion, baseValue }: IncomingAnswer): boolean {
	const base = baseVersion === 0 ? null : baseValue;
	return base !== undefined && isSameAnswer(base, value);
}

/** Same to a reader: the order of ticks and of keys does not matter, nor how a line break was sent; the order of rows does. */
export function isSameAnswer(a: unknown, b: unknown): boolean {
	return JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

function normal(value: unknown): unknown {
	if (typeof value === 'string') return value.replace(/\r\n?/g, '\n');
	if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? [...value].sort() : value.map(normal);
	if (typeof value !== 'object' || value === null) return value ?? null;
	return Object.entries(value)
		.filter(([, part]) => part !== undefined)
		.sort(([left], [right]) => (left < right ? -1 : 1))
		.map(([key, part]) => [key, normal(part)]);
}
