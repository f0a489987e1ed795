/** Sends a score as it changes: one request at a time, the newest value last, the same request again until it is answered. */
import { deserialize } from '$app/forms';
import { newId } from '#kernel/id.ts';
import type { Conflict, SavedScores } from './merge.ts';

type State = 'idle' | 'saving' | 'saved' | 'waiting' | 'problem';
export interface ShownProblem {
	readonly text: string;
	readonly fields: Readonly<Record<string, string>>;
}

const retryAfter = 5000;

export class ScoreSaving {
	state = $state<State>('idle');
	/** When it was saved last; ISO 8601. */
	at = $state('');
	problem = $state<ShownProblem | null>(null);
	conflict = $state<(Conflict & { readonly author: string }) | null>(null);
	/** Of the score that the person sees: what the next save is based on. */
	version = $state(0);
	#wanted: FormData | null = null;
	#running: Promise<void> | null = null;

	constructor(version: number, problem: ShownProblem | null, conflict: ScoreSaving['conflict']) {
		Object.assign(this, { version, problem, conflict });
	}

	get isBusy(): boolean {
		return this.state === 'saving' || this.state === 'waiting';
	}

	/** Answers whether everything offered so far is saved as it was offered. */
	async save(action: string, form: FormData): Promise<boolean> {
		this.#wanted = form;
		this.#running ??= this.#sendAll(action);
		await this.#running;
		return this.problem === null && this.conflict === null;
	}

	async #sendAll(action: string): Promise<void> {
		while (this.#wanted) {
			const form = this.#wanted;
			this.#wanted = null;
			form.set('command', newId());
			form.set('basedOn', String(this.version));
			this.#take(await this.#answerTo(action, form), String(form.get('indicator')));
		}
		this.#running = null;
	}

	/** No connection is no answer, nor is one that says "try again": the same request with the same command goes out again, and is done once. */
	async #answerTo(action: string, form: FormData) {
		for (;;) {
			this.state = this.state === 'waiting' ? 'waiting' : 'saving';
			try {
				const response = await fetch(action, { method: 'POST', body: form, headers: { accept: 'application/json', 'x-sveltekit-action': 'true' } });
				if (response.status !== 503) return deserialize(await response.text());
			} catch {
				// The same as no answer.
			}
			this.state = 'waiting';
			await Promise.race([connection(), pause(retryAfter)]);
		}
	}

	#take(result: ReturnType<typeof deserialize>, indicator: string): void {
		this.problem = null;
		this.conflict = null;
		if (result.type === 'success') {
			const { versions, conflicts, at } = (result.data as unknown as { answer: SavedScores }).answer;
			this.version = versions[indicator] ?? this.version;
			this.conflict = conflicts[0] ?? null;
			this.at = at;
			this.state = this.conflict ? 'problem' : 'saved';
			return;
		}
		this.problem = result.type === 'failure' ? (result.data as unknown as { problem: ShownProblem }).problem : { text: '', fields: {} };
		this.state = 'problem';
	}
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}

function connection(): Promise<unknown> {
	return new Promise((resolve) => { addEventListener('online', resolve, { once: true }); });
}
