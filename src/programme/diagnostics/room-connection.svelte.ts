/**
 * Keeps a screen of the room at the state it should show. The server says only "state N"; the screen fetches what it does not
 * have yet, so that nothing can be missed: not while the line is away, not while a phone sleeps.
 */
import type { RoomView } from './room.ts';

/** In milliseconds: the server is heard from more often than this while the line is there. */
const silence = 25_000;
/** Where no stream of news comes through, the screen asks by itself. */
const ask = 3000;

export class RoomConnection {
	view = $state.raw<RoomView>() as RoomView;
	isLive = $state(true);
	#address: string;
	#source: EventSource | undefined;
	#heardOf = 0;
	#watch: ReturnType<typeof setTimeout> | undefined;
	#fetching: Promise<void> | undefined;
	/** The room was opened while the screen waited for it: the way in stands on a page of its own. */
	#onopened: () => void;

	constructor(view: RoomView, address = '', onopened: () => void = () => undefined) {
		this.view = view;
		this.#address = address;
		this.#onopened = onopened;
	}

	/** From now on the screen follows. */
	follow(): void {
		this.#open();
		addEventListener('online', () => this.#open());
		addEventListener('offline', () => (this.isLive = false));
		document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#open());
	}

	#open(): void {
		this.#source?.close();
		if (!this.view.isOpen && !this.view.isAwaited) return;
		const source = new EventSource(`${this.#address}/events`);
		this.#source = source;
		const hear = ({ data }: MessageEvent<string>) => this.#hear(Number(data));
		source.addEventListener('message', hear);
		source.addEventListener('beat', hear);
		source.addEventListener('error', () => {
			this.isLive = false;
			// The browser comes back by itself, unless it was turned away.
			if (source.readyState === EventSource.CLOSED) this.#later(ask);
		});
		this.#later(silence);
		void this.#fetch();
	}

	/** Opens the line again when nothing is heard on it for so long. */
	#later(after: number): void {
		clearTimeout(this.#watch);
		this.#watch = setTimeout(() => this.#open(), after);
	}

	/** What was still under way when the line went does not bring it back. */
	#hear(number: number): void {
		this.isLive = navigator.onLine;
		this.#later(silence);
		this.#heardOf = number;
		if (number !== this.view.number) void this.#fetch();
	}

	/** One at a time; once more when something newer was heard of meanwhile. */
	async #fetch(): Promise<void> {
		this.#fetching ??= this.#fetchOnce().finally(() => (this.#fetching = undefined));
		await this.#fetching;
	}

	async #fetchOnce(): Promise<void> {
		do {
			const answer = await fetch(`${this.#address}/state`, { headers: { accept: 'application/json' } }).catch(() => undefined);
			if (answer?.status === 410) return this.#end();
			if (!answer?.ok) return void (this.isLive = false);
			const view = (await answer.json()) as RoomView;
			this.isLive = navigator.onLine;
			if (view.isOpen && !this.view.isOpen) return this.#onopened();
			if (view.number >= this.view.number) this.view = view;
			if (!view.isOpen && !view.isAwaited) return this.#end();
		} while (this.#heardOf > this.view.number);
	}

	#end(): void {
		clearTimeout(this.#watch);
		this.#source?.close();
		this.view = { ...this.view, isOpen: false, isAwaited: false, indicator: null, spread: 'none', decision: null, dissent: [] };
	}
}
