/** What the pages around a report are made of, as plain data: loaded by the `…-page.server.ts` beside this, shown by the screens of this folder. */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Language, Trilingual } from '#kernel/localised.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import type { Dispute } from './dispute.ts';
import type { PlainSummary } from './plain.ts';
import type { ShareScope, ShareState } from './share.ts';

interface AboutReport {
	readonly report: string;
	readonly organisation: { readonly number: string; readonly name: string };
}

interface Choice {
	readonly value: string;
	readonly label: string;
}

/** `at` in ISO 8601. */
export interface SignedAt {
	readonly name: string;
	readonly at: string;
}

export interface ShownComment {
	readonly id: string;
	readonly text: string;
	/** '' while nobody has answered. */
	readonly answer: string;
	readonly state: 'open' | 'answered' | 'settled';
	readonly part: string;
	/** Of the part on the page of the report. */
	readonly anchor: string;
	readonly written: SignedAt | null;
	readonly answered: SignedAt | null;
	readonly settled: SignedAt | null;
	readonly command: string;
}

export interface CommentsPage extends AboutReport {
	readonly mayComment: boolean;
	readonly mayAnswer: boolean;
	readonly parts: readonly Choice[];
	/** The part that the reader came from; ''. */
	readonly wanted: string;
	readonly command: string;
	readonly comments: readonly ShownComment[];
}

export interface DisputesPage extends AboutReport {
	readonly mayDispute: boolean;
	readonly mayAnswer: boolean;
	/** What can still be disputed, by parameter. */
	readonly indicators: readonly { readonly label: string; readonly options: readonly Choice[] }[];
	readonly command: string;
	readonly disputes: readonly (Dispute & { readonly name: string; readonly levelWord: string; readonly command: string })[];
}

export interface LookingBackPage extends AboutReport {
	readonly command: string;
	readonly levels: readonly Choice[];
	readonly parameters: readonly { readonly code: string; readonly name: string; readonly mean: string; readonly level: string }[];
}

export interface SharesPage extends AboutReport {
	readonly mayShare: boolean;
	readonly scopes: readonly ShareScope[];
	readonly language: Language;
	readonly command: string;
	readonly shares: readonly {
		readonly id: string;
		readonly scope: ShareScope;
		readonly recipient: string;
		readonly expiresOn: LocalDate;
		readonly state: ShareState;
		readonly command: string;
		readonly openings: readonly SignedAt[];
	}[];
}

export interface BatchPage {
	readonly batches: readonly { readonly id: string; readonly total: number; readonly done: number; readonly createdAt: string; readonly isReady: boolean; readonly megabytes: number }[];
	readonly command: string;
	readonly isWorking: boolean;
}

export interface LibraryPage {
	/** The key of the instrument whose library is open, and all that have one. */
	readonly instrument: string;
	readonly instruments: readonly { readonly key: string; readonly name: string }[];
	readonly parameters: readonly { readonly code: string; readonly name: string; readonly indicators: readonly { readonly code: string; readonly name: string; readonly isOwn: boolean }[] }[];
}

export interface LibraryEntryPage {
	readonly instrument: string;
	readonly code: string;
	readonly name: string;
	readonly mayEdit: boolean;
	readonly entries: readonly {
		readonly level: Level;
		readonly levelWord: string;
		/** What is true of an organisation at this level. */
		readonly state: string;
		readonly recommendation: Trilingual;
		readonly title: Trilingual;
		readonly output: Trilingual;
		/** 0: the text that ships. */
		readonly version: number;
		readonly command: string;
		readonly restoreCommand: string;
	}[];
}

export interface PlainPage {
	readonly report: string;
	readonly number: string;
	readonly language: Language;
	/** The warning that nothing is issued yet, in the language of the text; ''. */
	readonly draft: string;
	readonly plain: PlainSummary;
}
