/** One written part while somebody types: what was typed, what is saved, and what somebody else wrote meanwhile. */
import { newId } from '#kernel/id.ts';
import type { PartOutcome, ShownPart, StandingText } from './page.ts';

/** A pause in typing after which the text is saved. */
const pause = 1500;
/** Until the next try when the connection was gone. */
const retry = 6000;

export class PartDraft {
	text = $state('');
	/** The version that the text was based on. */
	basedOn = $state(0);
	/** One for every text that is sent, so that a retry saves once. */
	command = $state('');
	state = $state<'idle' | 'saving' | 'saved' | 'waiting' | 'problem'>('idle');
	/** When it was saved last; ISO 8601. */
	at = $state('');
	problem = $state('');
	standing = $state<StandingText | null>(null);
	#saved = $state('');
	#timer: ReturnType<typeof setTimeout> | undefined;
	#inFlight = false;
	#submit: () => void = () => undefined;

	constructor(part: ShownPart, outcome?: PartOutcome) {
		this.#take(part);
		if (outcome) this.settle(outcome, outcome.kind === 'saved' ? outcome.text : outcome.offered);
	}

	get isUnsaved(): boolean {
		return this.text !== this.#saved;
	}

	/** The page brings a newer state; what is being typed is not disturbed. */
	adopt(part: ShownPart): void {
		if (part.version > this.basedOn && !this.isUnsaved && !this.standing) this.#take(part);
	}

	onsubmit(submit: () => void): void {
		this.#submit = submit;
	}

	typed(): void {
		this.command = newId();
		this.state = 'idle';
		this.#plan(pause);
	}

	/** On leaving the field: no need to wait for the pause. */
	flush(): void {
		if (this.isUnsaved && !this.standing) this.#plan(0);
	}

	sending(): void {
		clearTimeout(this.#timer);
		this.#inFlight = true;
		this.state = 'saving';
		this.problem = '';
	}

	settle(outcome: PartOutcome, sent: string): void {
		this.#inFlight = false;
		if (outcome.kind === 'conflict') {
			Object.assign(this, { standing: outcome.standing, text: outcome.offered, basedOn: outcome.standing.version, state: 'idle', command: newId() });
			return;
		}
		Object.assign(this, { standing: null, basedOn: outcome.version, at: outcome.at, state: 'saved' });
		this.#saved = sent;
		if (this.isUnsaved) this.#plan(pause);
	}

	refused(text: string): void {
		this.#inFlight = false;
		this.state = 'problem';
		this.problem = text;
	}

	/** No connection: the text stays here and is sent again. */
	unreachable(): void {
		this.#inFlight = false;
		this.state = 'waiting';
		this.#plan(retry);
	}

	/** The form is gone from the page. */
	stop(): void {
		clearTimeout(this.#timer);
	}

	drop(): void {
		if (!this.standing) return;
		const { text, version } = this.standing;
		Object.assign(this, { text, basedOn: version, standing: null, state: 'idle' });
		this.#saved = text;
	}

	#take({ text, version, command, at }: ShownPart): void {
		Object.assign(this, { text, basedOn: version, command, at, state: 'idle' });
		this.#saved = text;
	}

	/** Never while both texts are on the table: the writer decides which one stands. */
	#plan(after: number): void {
		clearTimeout(this.#timer);
		if (this.standing) return;
		this.#timer = setTimeout(() => (this.#inFlight ? this.#plan(pause) : this.#submit()), after);
	}
}
