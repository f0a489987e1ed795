/**
 * A report as a reader gets it: complete, in one language, with every word and figure already written out. Page, PDF and
 * Word are made from this and from nothing else, so an issued version stays what it was when the scores, the instrument or
 * the wording of the product change. It is plain data and survives a round trip through JSON.
 */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Language } from '#kernel/localised.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import type { Band } from '#programme/diagnostics/result.ts';
import type { ReportLabels } from './phrases/labels.ts';
import type { HumanCapacitySection } from './human-capacity.ts';
import type { Narrative } from './narrative.ts';
import type { PlainSummary } from './plain.ts';

export interface ReportDocument {
	readonly language: Language;
	/** From 1; a correction of an issued report is a new version. */
	readonly version: number;
	/** `null` while it is a draft, which is then said on every page. */
	readonly issuedOn: LocalDate | null;
	/** Head of the journal at issue; absent for drafts and where the journal was not asked. */
	readonly anchor?: string;
	readonly labels: ReportLabels;
	readonly cover: Cover;
	readonly method: Method;
	readonly summary: Summary;
	readonly charts: Charts;
	/** `null` in a first round, and where nothing can be compared. This and what is marked so below is absent in reports issued before Kadam knew of it. */
	readonly comparison?: Comparison | null;
	readonly parameters: readonly ParameterSection[];
	readonly humanCapacity?: HumanCapacitySection | null;
	readonly priorities: { readonly intro: Narrative; readonly rows: readonly PriorityRow[] };
	readonly limits: {
		readonly narrative: Narrative;
		/** What the group did not share; in the order of the instrument. */
		readonly dissents?: readonly DissentSection[];
		readonly reply: { readonly by: string; readonly narrative: Narrative } | null;
		readonly disputes?: readonly DisputeSection[];
	};
	readonly annex: Annex;
	/** For reading aloud. */
	readonly plain?: PlainSummary;
}

/** A figure or level with the words for it, and the number itself where a picture or a colour needs it. */
export interface Figure {
	readonly value: number | null;
	/** `2,40`, or `–` where there is none. */
	readonly text: string;
}

export interface LevelWord {
	readonly level: Level | null;
	/** `2 — Калыптанып жаткан`, or why there is none. */
	readonly text: string;
}

export interface Fact {
	readonly label: string;
	readonly text: string;
}

export interface Cover {
	readonly organisation: string;
	readonly programme: string;
	/** Number, region, round, dates, version, date of issue: only what is known. */
	readonly facts: readonly Fact[];
	readonly consent: { readonly text: string; readonly by: string } | null;
}

export interface Method {
	readonly narrative: Narrative;
	readonly participants: {
		readonly rows: readonly { readonly role: string; readonly women: string; readonly men: string; readonly total: string }[];
		readonly total: { readonly women: string; readonly men: string; readonly total: string };
	} | null;
	readonly assessors: readonly string[];
	readonly documents: readonly string[];
	/** Name and version. */
	readonly instrument: string;
}

export interface Summary {
	readonly story: Narrative;
	readonly strengths: Narrative;
	readonly weaknesses: Narrative;
	readonly causes?: Narrative;
	readonly overall: Figure & { readonly band: Band | null; readonly bandWord: string };
}

export interface Charts {
	readonly narrative: Narrative;
	readonly radar: readonly { readonly code: string; readonly label: string; readonly now: number | null; readonly earlier: number | null }[];
	/** Dates for the legend; `earlier` is '' in a first round. */
	readonly radarLegend: { readonly now: string; readonly earlier: string };
	readonly bars: readonly { readonly code: string; readonly label: string; readonly indicators: readonly BarIndicator[] }[];
	/** Empty while nothing is verified. */
	readonly gap: readonly { readonly code: string; readonly label: string; readonly consensus: number; readonly verified: number }[];
	/** What is shown, in words; the bars in two halves. */
	readonly alts: { readonly radar: string; readonly bars: readonly [string, string]; readonly gap: string };
}

export interface Comparison {
	readonly narrative: Narrative;
	/** Dates above the columns. */
	readonly before: string;
	readonly now: string;
	/** The group was asked where it thinks today that it stood. */
	readonly isLookedBack: boolean;
	readonly rows: readonly ComparisonRow[];
}

export interface ComparisonRow {
	readonly code: string;
	readonly name: string;
	readonly before: Figure;
	/** A level, or `–`. */
	readonly lookingBack: string;
	readonly now: Figure;
	/** `+0,40`. */
	readonly change: string;
	/** `4 / 5`: indicators compared, of how many the parameter has. */
	readonly compared: string;
}

/** A view that differed from what the group agreed about an indicator. */
export interface DissentSection {
	readonly code: string;
	readonly indicator: string;
	readonly text: string;
}

export interface DisputeSection {
	readonly code: string;
	readonly indicator: string;
	readonly level: LevelWord;
	readonly text: string;
	/** Name and date. */
	readonly by: string;
	readonly answer: { readonly outcome: string; readonly text: string; readonly by: string } | null;
}

export interface BarIndicator {
	readonly code: string;
	readonly name: string;
	readonly level: LevelWord;
	readonly critical: boolean;
}

export interface ParameterSection {
	readonly code: string;
	readonly name: string;
	readonly band: Band | null;
	readonly bandWord: string;
	readonly mean: Figure;
	/** Lowest level, how many were scored, the earlier mean: only what is known. */
	readonly facts: readonly Fact[];
	readonly indicators: readonly BarIndicator[];
	readonly works: Narrative;
	readonly lacks: Narrative;
	readonly evidence: readonly string[];
	readonly next: Narrative;
	readonly recommendation: Narrative;
}

export interface PriorityRow {
	readonly rank: number;
	readonly code: string;
	readonly indicator: string;
	readonly critical: boolean;
	readonly now: LevelWord;
	readonly target: LevelWord;
	readonly action: string;
	readonly output: string;
}

export interface Annex {
	readonly instrument: string;
	readonly ladder: readonly LevelWord[];
	readonly parameters: readonly { readonly code: string; readonly name: string; readonly rows: readonly ScoreRow[] }[];
}

export interface ScoreRow {
	readonly code: string;
	readonly name: string;
	readonly critical: boolean;
	readonly consensus: LevelWord;
	readonly verified: LevelWord;
	/** How many items were accepted, or the word for "unproven". */
	readonly evidence: string;
}
