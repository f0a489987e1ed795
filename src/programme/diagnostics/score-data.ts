/** What the script of a scoring page works with: it comes with the page, and what has changed since with every save. */
import type { Conflict, SavedScores } from './merge.ts';
import type { ScoringView } from './views.ts';

export type ShownConflict = Conflict & { readonly author: string };

export interface ShownProblem {
	readonly text: string;
	readonly fields: Readonly<Record<string, string>>;
}

/** What a save changes around the form. */
export type Standing = Pick<ScoringView, 'rail' | 'total' | 'siblings' | 'unproven' | 'fallen'>;

export interface ScoreWords {
	readonly parameters: string;
	readonly allIndicators: string;
	readonly progress: string;
	readonly unprovenCount: string;
	readonly somethingMissing: string;
	readonly unproven: string;
	readonly fallen: string;
	readonly which: string;
	readonly lowerOfTwo: string;
	readonly required: string;
	/** Names of the levels 1 to 4. */
	readonly levels: readonly [string, string, string, string];
	readonly marks: { readonly notApplicable: string; readonly dontKnow: string; readonly none: string };
	readonly notApplicable: string;
	readonly dontKnow: string;
	readonly whyNotApplicable: string;
	readonly why: string;
	/** `null` where the indicator's own question stands there. */
	readonly whyHint: string | null;
	readonly take: string;
	readonly saveAndNext: string;
	readonly save: string;
	readonly previous: string;
	readonly saving: string;
	readonly savedAt: string;
	readonly onDevice: string;
	readonly waiting: string;
	readonly notSaved: string;
	readonly elsewhere: string;
	readonly conflict: string;
	readonly conflictText: string;
	readonly conflictTheirs: string;
	readonly conflictMine: string;
	readonly keepTheirs: string;
	readonly writeMine: string;
}

export interface ScoreData {
	readonly view: Pick<ScoringView, 'layer' | 'parameter' | 'indicator' | 'score' | 'agreed' | 'previous' | 'next' | 'commands' | 'overview' | 'storageKey' | 'words'> & Standing;
	/** What the form sent before, where no script ran. */
	readonly problem: ShownProblem | null;
	readonly conflict: ShownConflict | null;
	readonly typed: Readonly<Record<string, unknown>> | null;
}

/** `refused`: the server will not take it, in words. `unreachable`: nobody knows, try again. */
export type Delivery =
	| { readonly kind: 'saved'; readonly saved: SavedScores; readonly standing: Standing }
	| { readonly kind: 'refused'; readonly problem: ShownProblem }
	| { readonly kind: 'unreachable' };

/** Sends the score of one indicator. */
export type Send = (form: FormData, indicator: string) => Promise<Delivery>;

/** At the end of an address: whoever came by the keyboard goes on by it. Nothing on the page bears this name, or the browser would take the focus there. */
export const byKeyboard = '#by-keyboard';

export function standingOf({ rail, total, siblings, unproven, fallen }: Standing): Standing {
	return { rail, total, siblings, unproven, fallen };
}

/** Only what the form needs: the page around it is drawn, and not sent a second time. */
export function scoreData(view: ScoringView, sent: Pick<ScoreData, 'problem' | 'conflict' | 'typed'>): ScoreData {
	const { layer, parameter, indicator, score, agreed, previous, next, commands, overview, storageKey, words } = view;
	return { view: { layer, parameter, indicator, score, agreed, previous, next, commands, overview, storageKey, words, ...standingOf(view) }, ...sent };
}
