/** Saves a score while somebody chooses and writes: one request at a time, on the device until the server has answered, the same request again until it does. */
import { newId } from '#kernel/id.ts';
import type { Delivery, Send, ShownConflict, ShownProblem } from './score-data.ts';
import { readShelf, writeShelf } from './score-shelf.ts';
import { beginSending, isNothing, isWhole, settleRefused, settleSaved, typedLast, type TypedScore, typeScore, type WaitingScore } from './waiting-score.ts';

type State = 'idle' | 'saving' | 'saved' | 'local' | 'waiting' | 'problem';

/** In milliseconds, after each failure. */
const patience = [2000, 5000, 10_000, 30_000];

export class ScoreSaving {
	state = $state<State>('idle');
	/** When it was saved last; ISO 8601. */
	at = $state('');
	problem = $state<ShownProblem | null>(null);
	conflict = $state<ShownConflict | null>(null);
	/** Of the score that the person sees: what the next save is based on. */
	version = $state(0);
	#waiting: WaitingScore;
	#key = '';
	#indicator: string;
	#send: Send = () => Promise.resolve({ kind: 'unreachable' });
	#onsaved: (delivery: Extract<Delivery, { kind: 'saved' }>) => void = () => undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#under: Promise<void> | undefined;
	#failures = 0;
	#isOnDevice = true;
	/** The person is done with the indicator, and the server is told with the next request. */
	#goesOn = false;

	constructor(indicator: string, version: number, problem: ShownProblem | null, conflict: ShownConflict | null) {
		this.#indicator = indicator;
		this.#waiting = { sending: null, next: null, basedOn: version };
		Object.assign(this, { version, problem, conflict });
	}

	/** From now on it is saved; answers what an earlier page could not send, which goes out at once. */
	open(key: string, send: Send, onsaved: (delivery: Extract<Delivery, { kind: 'saved' }>) => void): TypedScore | null {
		this.#key = key;
		this.#send = send;
		this.#onsaved = onsaved;
		addEventListener('online', () => void this.flush());
		addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void this.flush());
		addEventListener('beforeunload', (event) => !this.#isOnDevice && !isNothing(this.#waiting) && event.preventDefault());
		const earlier = readShelf(this.#shelf);
		if (!earlier || isNothing(earlier)) return null;
		this.#waiting = earlier;
		this.version = earlier.basedOn;
		this.#later(0);
		return typedLast(earlier);
	}

	get #shelf(): string {
		return `${this.#key}/${this.#indicator}`;
	}

	/** Keeps what was typed, and sends it after so many milliseconds. */
	type(typed: TypedScore, after: number): void {
		this.#goesOn = false;
		this.#keep(typeScore(this.#waiting, typed));
		if (isWhole(typed)) this.#later(after);
	}

	/** Writes mine over theirs, or leaves theirs, now that both were seen. */
	settle(typed: TypedScore, version: number): void {
		this.conflict = null;
		this.version = version;
		this.#waiting = { sending: null, next: null, basedOn: version };
		this.type(typed, 0);
	}

	/** Sends the score as it stands, and that the person goes on; resolves with whether the server took it, now or when it is back. */
	async goOn(typed: TypedScore): Promise<boolean> {
		this.#keep(typeScore(this.#waiting, typed));
		this.#goesOn = true;
		await this.flush();
		while (this.#goesOn && this.#failures > 0) await new Promise<void>((resolve) => { this.#settled = resolve; });
		return this.#goesOn && this.problem === null && this.conflict === null;
	}
	#settled: () => void = () => undefined;

	/** Sends what waits, at once; resolves when there is nothing left to send, or no way to send it. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		this.#under ??= this.#deliver().finally(() => (this.#under = undefined));
		await this.#under;
	}

	#later(after: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), after);
	}

	async #deliver(): Promise<void> {
		for (;;) {
			this.#keep(beginSending(this.#waiting, newId<'command'>()));
			if (!this.#waiting.sending) return;
			if (this.#failures === 0) this.state = 'saving';
			const delivery = await this.#send(formOf(this.#indicator, this.#waiting.sending, this.#goesOn), this.#indicator).catch((): Delivery => ({ kind: 'unreachable' }));
			if (delivery.kind === 'unreachable') return this.#failed();
			this.#failures = 0;
			this.#take(delivery);
			this.#settled();
			if (this.problem || this.conflict) return;
		}
	}

	#failed(): void {
		this.state = this.#isOnDevice ? 'local' : 'waiting';
		this.#later(patience[Math.min(this.#failures++, patience.length - 1)]!);
	}

	#take(delivery: Exclude<Delivery, { kind: 'unreachable' }>): void {
		this.problem = delivery.kind === 'refused' ? delivery.problem : null;
		this.conflict = delivery.kind === 'saved' ? (delivery.saved.conflicts[0] ?? null) : null;
		if (delivery.kind === 'saved' && !this.conflict) {
			this.version = delivery.saved.versions[this.#indicator] ?? this.version;
			this.at = delivery.saved.at;
			this.#keep(settleSaved(this.#waiting, this.version));
			this.#onsaved(delivery);
		} else {
			this.#keep(settleRefused(this.#waiting));
		}
		this.state = this.problem || this.conflict ? 'problem' : 'saved';
	}

	#keep(waiting: WaitingScore): void {
		this.#waiting = waiting;
		this.#isOnDevice = writeShelf(this.#shelf, isNothing(waiting) ? null : waiting);
	}
}

export function formOf(indicator: string, { mark, reason, comment, command, basedOn }: NonNullable<WaitingScore['sending']>, goesOn = false): FormData {
	const form = new FormData();
	const fields = { command, indicator, mark: mark ?? '', reason, comment, basedOn: String(basedOn), ...(goesOn ? { goesOn: 'on' } : {}) };
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return form;
}
