/** Somebody who writes and does not give up: each save is sent with the same command until it is acknowledged. */
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#kernel/id.ts';
import type { Author } from './installation.ts';

export interface Written {
	readonly author: Author;
	/** The commands that were acknowledged, in order; the save of number n wrote `<author> <n>` into each question. */
	readonly acknowledged: string[];
	/** How often a save had to be sent again. */
	retries: number;
	/** Answers that no client should get: neither an acknowledgement nor "try again". */
	readonly strange: string[];
}

export const textOf = (author: Author, n: number) => `${author.name} ${n}`;

/** Writes until told to stop, and then only finishes what it has begun. Now and then it hangs up before the answer comes. */
export async function write(address: string, author: Author, stopped: AbortSignal, chance: () => number): Promise<Written> {
	const written: Written = { author, acknowledged: [], retries: 0, strange: [] };
	while (!stopped.aborted && written.strange.length === 0) {
		const command = newId<'command'>();
		const form = formOf(author, command, written.acknowledged.length);
		while (written.strange.length === 0) {
			const answer = await sent(address, author, form, chance() < 0.05 ? 1 + chance() * 30 : 20_000);
			if (answer === 'saved') {
				written.acknowledged.push(command);
				break;
			}
			if (answer !== 'again') written.strange.push(answer);
			written.retries++;
			await sleep(20 + chance() * 60);
		}
	}
	return written;
}

/** `version`: of every answer so far; this save is the next. */
function formOf(author: Author, command: string, version: number): URLSearchParams {
	const form = new URLSearchParams({ command });
	for (const question of author.questions) {
		form.set(`q.${question}`, textOf(author, version + 1));
		form.set(`q.${question}.base`, String(version));
	}
	return form;
}

/** `saved`, `again`, or what was answered instead. */
async function sent(address: string, author: Author, form: URLSearchParams, patience: number): Promise<string> {
	const expected = Number(form.get(`q.${author.questions[0]}.base`)) + 1;
	let status: number;
	let text: string;
	try {
		const headers = { cookie: author.cookie, origin: address, accept: 'application/json' };
		const answer = await fetch(`${address}/profiling/${author.profile}/contacts`, { method: 'POST', headers, body: form, signal: AbortSignal.timeout(Math.ceil(patience)) });
		[status, text] = [answer.status, await answer.text()];
	} catch {
		return 'again';
	}
	if (status === 503) return 'again';
	const versions = status === 200 ? (JSON.parse(text) as { saved?: { versions: Record<string, number> } }).saved?.versions : undefined;
	return versions && author.questions.every((question) => versions[question] === expected) ? 'saved' : `${status} ${text.slice(0, 500)}`;
}
