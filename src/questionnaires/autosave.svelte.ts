/**
 * Saves while somebody writes. What was typed stands on the device before it is sent and goes from there only when the
 * server has answered, so that neither a dead network nor a closed page loses it: the next page of the response sends it.
 */
import { newId } from '#kernel/id.ts';
import { uploadName } from './field-names.ts';
import type { FormState } from './form-state.svelte.ts';
import { fill, type FormTexts } from './form-texts.ts';
import type { SavedView } from './saved-view.ts';
import { begin, change, countWaiting, hold, isEmpty, nothingWaiting, release, resume, settle, typed, type Waiting } from './waiting.ts';

/** `refused`: the server will not take it, in words. `unreachable`: nobody knows, try again. */
export type Delivery = { readonly kind: 'saved'; readonly saved: SavedView } | { readonly kind: 'refused'; readonly text: string } | { readonly kind: 'unreachable' };
export type Send = (form: FormData) => Promise<Delivery>;

/** In milliseconds: how long after the last key, and how long after each failure. */
const quiet = 1200;
const patience = [3000, 8000, 20_000, 60_000];

export class AutoSave {
	state = $state<'idle' | 'saving' | 'saved' | 'local' | 'waiting' | 'problem'>('idle');
	text = $state('');
	readonly key: string;
	/** How many saves brought a file that is not accepted. */
	refusals = 0;
	#waiting: Waiting;
	#form: FormState | undefined;
	#send: Send = () => Promise.resolve({ kind: 'unreachable' });
	#texts: FormTexts | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#failures = 0;
	#isOnDevice = true;
	/** Files that went with the command under way. */
	#files: ReadonlyMap<string, File> = new Map();
	#under: Promise<void> | undefined;

	constructor(key: string) {
		this.key = key;
		this.#waiting = resume(readShelf(key));
		addEventListener('online', () => void this.flush());
		addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void this.flush());
		addEventListener('beforeunload', (event) => this.#wouldLose && event.preventDefault());
	}

	/** From now on this page's answers are saved; what still waits of them is shown as it was typed. */
	attach(form: FormState, send: Send, texts: FormTexts): void {
		this.#form = form;
		this.#send = send;
		this.#texts = texts;
		const earlier = Object.entries(typed(this.#waiting));
		for (const [question, entries] of earlier) if (form.view.questions.some(({ id }) => id === question)) form.restore(question, entries);
		for (const question of form.unstored) this.#keep(hold(this.#waiting, question, form.entries(question)));
		form.dropSpareRows();
		form.onchange = (question) => this.#changed(question);
		if (earlier.length > 0) void this.flush();
	}

	/** Sends what waits, at once; resolves when there is nothing left to send or no way to send it. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.isSettled && this.state === 'idle') this.#show('saved', this.#texts?.saved);
		this.#under ??= this.#deliver().finally(() => (this.#under = undefined));
		await this.#under;
	}

	/** Everything reached the server and was taken. */
	get isSettled(): boolean {
		return isEmpty(this.#waiting);
	}

	/** Files cannot be kept on a device, and some browsers keep nothing there. */
	get #wouldLose(): boolean {
		return (this.#form?.uploads.size ?? 0) > 0 || (!this.#isOnDevice && countWaiting(this.#waiting) > 0);
	}

	pick(question: string, whose: 'mine' | 'theirs'): void {
		this.#keep(release(this.#waiting, question));
		this.#form?.pick(question, whose);
	}

	#changed(question: string): void {
		if (!this.#form) return;
		this.#keep(change(this.#waiting, question, this.#form.entries(question)));
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), quiet);
	}

	async #deliver(): Promise<void> {
		while (countWaiting(this.#waiting) > 0) {
			this.#keep(begin(this.#waiting, newId<'command'>()));
			if (this.#failures === 0) this.#show('saving', this.#texts?.saving);
			const delivery = await this.#send(this.#body()).catch((): Delivery => ({ kind: 'unreachable' }));
			if (delivery.kind !== 'saved') return this.#failed(delivery);
			this.#failures = 0;
			this.#arrived(delivery.saved);
		}
	}

	/** The frozen fields of the command, and the files chosen for its questions. */
	#body(): FormData {
		const body = new FormData();
		const { command, answers } = this.#waiting.sending!;
		body.set('command', command);
		for (const entries of Object.values(answers)) for (const [name, value] of entries) body.append(name, value);
		this.#files = new Map([...(this.#form?.uploads ?? [])].filter(([name]) => (name.split('.')[1] ?? '') in answers));
		for (const [name, file] of this.#files) body.set(uploadName(name), file);
		return body;
	}

	#arrived(saved: SavedView): void {
		const isChangedAgain = (question: string) => question in this.#waiting.next;
		this.#keep(settle(this.#waiting, { versions: saved.versions, refused: [...saved.unreadable, ...saved.conflicts.map(({ question }) => question)] }));
		this.#form?.accept(saved, isChangedAgain);
		this.#form?.forgetUploads(this.#files);
		if (saved.refused.length > 0) this.refusals++;
		const isPartial = saved.refused.length > 0 || Object.keys(this.#waiting.held).length > 0;
		this.#show(isPartial ? 'problem' : 'saved', isPartial ? this.#texts?.notSaved : this.#texts && fill(this.#texts.savedAt, { time: saved.at }));
	}

	#failed(delivery: Exclude<Delivery, { kind: 'saved' }>): void {
		if (delivery.kind === 'refused') return this.#show('problem', delivery.text);
		const waits = patience[Math.min(this.#failures++, patience.length - 1)];
		this.#timer = setTimeout(() => void this.flush(), waits);
		const count = fill(this.#texts?.waiting ?? '', { count: countWaiting(this.#waiting) });
		const files = this.#form && this.#form.uploads.size > 0 ? ` ${this.#texts?.waitingFiles}` : '';
		this.#show(this.#isOnDevice ? 'local' : 'waiting', (this.#isOnDevice ? `${this.#texts?.onDevice}. ${count}.` : `${count}.`) + files);
	}

	#keep(waiting: Waiting): void {
		this.#waiting = waiting;
		this.#isOnDevice = writeShelf(this.key, waiting);
	}
	#show(state: AutoSave['state'], text = ''): void {
		this.state = state;
		this.text = text;
	}
}

/** Private windows and full devices refuse: then it waits in the page alone. */
function writeShelf(key: string, waiting: Waiting): boolean {
	try {
		if (isEmpty(waiting)) localStorage.removeItem(key);
		else localStorage.setItem(key, JSON.stringify(waiting));
		return true;
	} catch {
		return false;
	}
}

function readShelf(key: string): Waiting {
	try {
		const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Waiting | null;
		return { ...nothingWaiting, ...kept };
	} catch {
		return nothingWaiting;
	}
}
