/** What the page of a report is made of, as plain data: loaded by `report-page.server.ts`, shown by the screens of this folder. */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Language } from '#kernel/localised.ts';
import type { OrganisationId } from '#kernel/id.ts';
import type { Charts, ReportDocument } from './document.ts';
import type { EditedCounts, Note } from './editing.ts';
import type { PageCharts } from './page-charts.ts';
import type { ReportAct, ReportState } from './workflow.ts';

/** A document without the figures that only pictures need: the pictures themselves come along. */
export type PaperDocument = Omit<ReportDocument, 'charts'> & { readonly charts: Pick<Charts, 'narrative' | 'radar' | 'gap' | 'radarLegend'> };

export interface ShownState {
	readonly id: string;
	readonly status: ReportState;
	/** Of what is being written, or was issued last. */
	readonly version: number;
	readonly issuedVersion: number;
	readonly isStaff: boolean;
	/** The reader speaks for the organisation. */
	readonly isOwn: boolean;
	/** '' unless the writers got it back. */
	readonly returnedBecause: string;
	/** What the version being written corrects. */
	readonly correction: string;
	readonly sentOn: LocalDate | null;
	readonly replyUntil: LocalDate | null;
	/** 0 on the last day, negative after it. */
	readonly daysLeft: number | null;
	/** The last day of reply, were it sent today. */
	readonly replyUntilIfSent: LocalDate;
	readonly reply: { readonly isWaived: boolean; readonly on: LocalDate } | null;
}

/** One part as its writer gets it. */
export interface ShownPart {
	readonly key: string;
	readonly text: string;
	readonly version: number;
	readonly isEdited: boolean;
	/** '' while nobody but Kadam has written it. */
	readonly author: string;
	/** ISO 8601. */
	readonly at: string;
	/** For the next save; made anew with every page. */
	readonly command: string;
	/** What the scores say today, where the text says something else, and the command for putting that in its place. */
	readonly fresh: { readonly text: string; readonly command: string } | null;
	/** The scores, or the library behind the sentences, moved on since this part was drafted. */
	readonly isStale: boolean;
	/** The part was changed in this other language, whose text stands here, and nobody has said yet that both say the same. */
	readonly behind: { readonly language: Language; readonly text: string; readonly command: string } | null;
}

/** A page that belongs to a report; `open`: how many things there wait for somebody. */
export interface ReportLink {
	readonly page: 'comments' | 'disputes' | 'looking-back' | 'plain' | 'shares';
	readonly open: number;
}

export interface Editing extends EditedCounts {
	readonly parts: Readonly<Record<string, ShownPart>>;
	/** How many parts of this language would be drafted differently today. */
	readonly stale: number;
	/** How many parts of this language are still to be read beside the language in which they were changed. */
	readonly behind: number;
	/** By parameter. */
	readonly notes: Readonly<Record<string, readonly Note[]>>;
}

export interface Moment {
	readonly event: string;
	/** The event in the reader's language. */
	readonly text: string;
	/** ISO 8601. */
	readonly at: string;
	/** '' for readers who are not told. */
	readonly name: string;
	readonly reason: string;
}

export interface ShownIssue {
	readonly version: number;
	readonly on: LocalDate;
	readonly changes: string;
}

export interface ReportPage {
	readonly report: ShownState;
	readonly organisation: { readonly id: OrganisationId; readonly number: string; readonly name: string; readonly region: string };
	readonly language: Language;
	/** `null`: the organisation has nothing to read while its draft is being corrected. */
	readonly document: PaperDocument | null;
	readonly charts: PageCharts | null;
	readonly editing: Editing | null;
	readonly timeline: readonly Moment[];
	readonly links: readonly ReportLink[];
	readonly issues: readonly ShownIssue[];
	/** What this reader may do now, the next step of the report first. */
	readonly acts: readonly { readonly act: ReportAct; readonly label: string }[];
	/** What this reader might do, were it not for something. */
	readonly obstacles: readonly { readonly act: ReportAct; readonly text: string }[];
	readonly command: string;
}

/** The page before a step that cannot simply be undone. */
export interface Confirmation {
	readonly report: string;
	readonly organisation: { readonly number: string; readonly name: string };
	readonly act: ReportAct;
	readonly title: string;
	readonly button: string;
	/** What the step does, a sentence each. */
	readonly consequences: readonly string[];
	/** Why it cannot be done now; '' when it can. */
	readonly blocked: string;
	/** What to look at once more before. */
	readonly warning: string;
}

/** What saving one part answered; both texts where somebody else was faster. */
export type PartOutcome =
	| { readonly kind: 'saved'; readonly key: string; readonly language: string; readonly version: number; readonly at: string; readonly text: string }
	| { readonly kind: 'conflict'; readonly key: string; readonly language: string; readonly offered: string; readonly standing: StandingText };

export interface StandingText {
	readonly text: string;
	readonly version: number;
	/** '' for the draft made from the scores. */
	readonly author: string;
	/** ISO 8601. */
	readonly at: string;
}
