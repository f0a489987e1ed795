/** What a page learns from the server about answers that were sent: in sentences of the reader's language. */
import type { RawFields } from './form-fields.ts';
import type { ShownAnswer } from './show-answer.ts';

/** What is wrong with an answer. */
export interface ProblemView {
	readonly text: string;
	/** In a table: the name of a fixed row, or how many rows with an answer come before it. */
	readonly row?: string | number;
	/** In a table that could not be read: the row's place in the names of the page's fields. */
	readonly place?: number;
	readonly column?: string;
}

export type ProblemViews = Readonly<Record<string, readonly ProblemView[]>>;

/** Somebody else answered meanwhile. Nothing of this question was stored; the person chooses. */
export interface ConflictView {
	readonly question: string;
	/** The version that stands, on which a choice is based. */
	readonly version: number;
	readonly author: string;
	/** Date and time as they are written. */
	readonly at: string;
	readonly theirs: ShownAnswer;
	readonly mine: ShownAnswer;
	/** What stands, by the names of the page's fields. */
	readonly fields: RawFields;
}

export interface SavedView {
	/** `12:04`, in Bishkek. */
	readonly at: string;
	/** The questions whose answer changed, with the version that stands now. */
	readonly versions: Readonly<Record<string, number>>;
	/** Of the whole page, as it stands now. */
	readonly problems: ProblemViews;
	/** Questions of which nothing was stored, because what was sent could not be read. */
	readonly unreadable: readonly string[];
	/** Questions with a file that is not accepted; the rest of what was sent for them is stored. */
	readonly refused: readonly string[];
	readonly conflicts: readonly ConflictView[];
	/** The fields of files that were brought and are kept now. */
	readonly kept: RawFields;
}
