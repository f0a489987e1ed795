/**
 * Large things that are published once and never change, kept in memory by the fingerprint of what is in them: read from the
 * database the first time, known from then on. Whoever asks gets the same frozen object.
 */
import { createHash } from 'node:crypto';

export function fingerprintOf(content: object): string {
	return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Holds the `most` that were asked for last. */
export function keptContent<T extends object>(most = 20): (fingerprint: string, load: () => Promise<T>) => Promise<T> {
	const kept = new Map<string, T>();
	return async (fingerprint, load) => {
		const content = kept.get(fingerprint) ?? frozen(await load());
		kept.delete(fingerprint);
		kept.set(fingerprint, content);
		if (kept.size > most) kept.delete(kept.keys().next().value!);
		return content;
	};
}

function frozen<T extends object>(content: T): T {
	for (const part of Object.values(content)) if (typeof part === 'object' && part !== null) frozen(part as object);
	return Object.freeze(content);
}
