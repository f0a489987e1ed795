/** What the pages of a profile show, ready in the reader's language. */
import type { FormTexts } from '#questionnaires/form-texts.ts';
import type { RawFields } from '#questionnaires/form-fields.ts';
import type { ProblemViews, SavedView } from '#questionnaires/saved-view.ts';
import type { SectionView } from '#questionnaires/section-view.ts';
import type { ShownAnswer } from '#questionnaires/show-answer.ts';
import type { ProfileState } from './workflow.ts';

export interface ProfileHead {
	readonly id: string;
	readonly organisation: { readonly id: string; readonly name: string; readonly number: string; readonly region: string };
	readonly status: ProfileState;
	/** Confirmed, but longer ago than a confirmation holds. */
	readonly expired: boolean;
	/** Dates as they are written. */
	readonly submittedOn: string | null;
	readonly confirmedUntil: string | null;
	readonly abilities: { readonly edit: boolean; readonly submit: boolean; readonly confirm: boolean; readonly return: boolean; readonly reopen: boolean };
	/** The reader belongs to the organisation. */
	readonly isOwn: boolean;
}

/** A section in the rail and on the overview. */
export interface SectionEntry {
	readonly id: string;
	readonly title: string;
	readonly href: string;
	readonly number: number;
	readonly required: number;
	readonly answered: number;
	/** Answers that are wrong or half given. */
	readonly problems: number;
	/** Questions for which the profile was returned. */
	readonly returned: number;
}

export interface ProgressView {
	readonly required: number;
	readonly answered: number;
	/** Rounded down; `null` where nothing is required. */
	readonly percent: number | null;
	readonly complete: boolean;
	readonly sections: readonly SectionEntry[];
}

/** A question with a link to its place on its page. */
export interface QuestionLink {
	readonly question: string;
	readonly label: string;
	readonly href: string;
	readonly text: string;
}

export interface SectionPage {
	readonly head: ProfileHead;
	readonly section: SectionView;
	readonly progress: ProgressView;
	readonly problems: ProblemViews;
	/** By question: why the profile was returned. */
	readonly reasons: Readonly<Record<string, string>>;
	readonly texts: FormTexts;
	/** The page's own words, in the reader's language: the browser loads no message catalogue. */
	readonly words: { readonly sections: string; readonly profile: string; readonly total: string; readonly problem: string; readonly returned: string; readonly previous: string; readonly back: string };
	/** Under which answers wait on this device, for this person and this profile. */
	readonly storageKey: string;
}

export interface SavedSection extends SavedView {
	readonly progress: ProgressView;
}

/** What a page that was posted without a script is drawn with again. */
export interface SentSection extends Omit<SavedView, 'versions' | 'kept'> {
	/** The fields of what was not stored, as they were typed. */
	readonly typed: RawFields;
	readonly more: string | null;
	/** Nothing was stored at all, and why. */
	readonly problem?: string;
}

/** All that a section's page is drawn from, by the server and again by its script. */
export interface SectionData {
	readonly page: SectionPage;
	readonly command: string;
	/** What was posted without a script, and how that went. */
	readonly sent: SentSection | null;
	/** The person came from the list of what is missing. */
	readonly showsMissing: boolean;
}

export interface AnswerLine {
	readonly question: string;
	readonly label: string;
	readonly answer: ShownAnswer;
	/** Why it was returned. */
	readonly reason?: string;
}

export interface AnswersSection {
	readonly id: string;
	readonly title: string;
	readonly number: number;
	readonly lines: readonly AnswerLine[];
}

export interface OverviewPage {
	readonly head: ProfileHead;
	readonly progress: ProgressView;
	/** Questions for which the profile was returned. */
	readonly returned: readonly QuestionLink[];
	/** Empty for those who are filling the profile in: they see the answers where they write them. */
	readonly answers: readonly AnswersSection[];
	/** Some answers are above this reader's clearance. */
	readonly isMasked: boolean;
}

export interface SubmitPage {
	readonly head: ProfileHead;
	readonly progress: ProgressView;
	/** By section, everything that stands between the draft and its submission. */
	readonly missing: readonly { readonly title: string; readonly questions: readonly QuestionLink[] }[];
	readonly count: number;
}

export interface ListRow {
	readonly id: string;
	readonly name: string;
	readonly number: string;
	readonly region: string;
	readonly status: ProfileState;
	readonly expired: boolean;
	readonly submittedOn: string | null;
	/** Whole days since it was submitted; `null` where nobody at the programme is waited for. */
	readonly daysWaiting: number | null;
	readonly confirmedUntil: string | null;
	/** Where the list goes on after this row. */
	readonly place: { readonly name: string; readonly id: string };
}

export interface ListPage {
	readonly status: ProfileState | null;
	readonly region: string;
	readonly search: string;
	readonly regions: readonly { readonly value: string; readonly label: string }[];
	readonly counts: Readonly<Partial<Record<ProfileState, number>>>;
	readonly rows: readonly ListRow[];
}

export interface OwnProfile {
	readonly organisation: string;
	readonly name: string;
	readonly number: string;
	readonly profile: string | null;
	readonly status: ProfileState | null;
}
