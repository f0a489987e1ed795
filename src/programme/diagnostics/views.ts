/** What the screens of diagnostics show: everything in the reader's language, nothing that this reader may not see. */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Language } from '#kernel/localised.ts';
import type { ParticipantGroup } from './case.ts';
import type { ShownRater } from './double-scoring-views.ts';
import type { Spread } from './individual-answers.ts';
import type { Level } from './instrument.ts';
import type { Abilities } from './policy.ts';
import type { ResultLayer } from './result.ts';
import { levelOf, type Mark } from './score.ts';
import type { RoomControl } from './room.ts';
import type { ScoreWords } from './score-data.ts';
import type { CaseState } from './workflow.ts';

/** What stands above every page of a case. */
export interface CaseHead {
	readonly id: string;
	readonly organisation: { readonly id: string; readonly name: string; readonly number: string; readonly region: string };
	readonly round: number;
	readonly status: CaseState;
	readonly statusReason: string | null;
	readonly abilities: Abilities;
	/** Which phases can be opened. */
	readonly opened: { readonly agree: boolean; readonly verify: boolean; readonly result: boolean };
	/** The reader speaks for the organisation. */
	readonly isOwn: boolean;
	/** Of date, place, assessors and participants. */
	readonly version: number;
}

export interface CaseView {
	readonly head: CaseHead;
	readonly requested: { readonly by: string; readonly at: Date };
	readonly preferences: { readonly weeks: string; readonly language: Language; readonly place: string; readonly note: string };
	readonly consent: { readonly by: string; readonly at: Date; readonly version: number; readonly language: Language; readonly text: string; readonly withdrawnAt: Date | null };
	readonly scheduledOn: LocalDate | null;
	readonly startsAt: string | null;
	readonly place: string | null;
	readonly language: Language | null;
	readonly sessionOn: LocalDate | null;
	/** What the group looks at together is on the wall now. */
	readonly isRoomOpen: boolean;
	readonly doneAt: Date | null;
	readonly assessors: readonly { readonly name: string; readonly isLead: boolean; readonly hasDeclared: boolean; readonly hasConflict: boolean }[];
	readonly participants: { readonly total: number; readonly women: number; readonly men: number };
	readonly evidence: { readonly total: number; readonly pending: number };
	/** Only for those who assess, and those who answer for it. */
	readonly doubleScoring: { readonly raters: readonly ShownRater[]; readonly isAwaited: boolean; /** The reader is one of the two. */ readonly isOwn: boolean } | null;
	readonly progress: { readonly layer: ResultLayer; readonly done: number; readonly of: number } | null;
	readonly instrument: { readonly name: string; readonly version: number };
	readonly command: string;
}

/** A mark as a form names it. */
export type MarkName = '1' | '2' | '3' | '4' | 'notApplicable' | 'dontKnow';

export interface ShownScore {
	readonly mark: MarkName;
	readonly level: Level | null;
	readonly reason: string;
	readonly comment: string;
	readonly version: number;
	readonly author: string;
	readonly at: string;
}

export interface ShownLink {
	readonly indicator: string;
	readonly name: string;
	readonly state: 'pending' | 'accepted' | 'notAccepted';
	readonly provesReview: boolean;
	readonly note: string;
	readonly by: string;
	readonly at: string | null;
	readonly version: number;
	/** For the form of the decision. */
	readonly command: string;
}

export interface ShownEvidence {
	readonly id: string;
	readonly title: string;
	readonly note: string;
	/** `href` is absent for readers who may know of the document but not open it. */
	readonly file: { readonly name: string; readonly size: number; readonly href: string | null } | null;
	readonly by: string;
	readonly at: Date;
	readonly byAssessor: boolean;
	readonly validUntil: LocalDate | null;
	readonly isExpired: boolean;
	readonly links: readonly ShownLink[];
	readonly mayRemove: boolean;
	readonly mayRelink: boolean;
	readonly command: string;
}

/** One parameter in the rail: honest progress, and where it leads. */
export interface RailItem {
	readonly code: string;
	readonly name: string;
	readonly done: number;
	readonly of: number;
	readonly href: string;
	readonly isCurrent: boolean;
	/** Levels of 3 and 4 without accepted evidence. */
	readonly unproven: number;
}

export interface Sibling {
	readonly code: string;
	readonly name: string;
	readonly href: string;
	readonly level: Level | null;
	readonly isScored: boolean;
	readonly isLacking: boolean;
	readonly isCurrent: boolean;
}

/** What an assessor asks and asks to see, and what misleads. */
export interface InterviewGuide {
	readonly question: string;
	readonly proof: string;
	/** Questions of this indicator, what to ask to see and the trap; `null` where the instrument leaves it to the levels. */
	readonly advice: string | null;
}

export interface ScoringView {
	readonly head: CaseHead;
	readonly layer: ResultLayer;
	readonly rail: readonly RailItem[];
	readonly total: { readonly done: number; readonly of: number; readonly percent: number };
	readonly parameter: { readonly code: string; readonly name: string };
	readonly siblings: readonly Sibling[];
	readonly indicator: {
		readonly code: string;
		readonly name: string;
		readonly critical: boolean;
		readonly notYetExpected: boolean;
		readonly question: string;
		readonly proof: string;
		readonly levels: readonly { readonly value: Level; readonly text: string }[];
	};
	readonly guide: InterviewGuide;
	/** The score of this layer. */
	readonly score: ShownScore | null;
	/** What the group agreed, beside which the assessor verifies. */
	readonly agreed: ShownScore | null;
	/** How those who scored alone see it; `null` where too few did, and in an open room before it was revealed there. */
	readonly spread: Spread | null;
	/** For whoever facilitates the session. */
	readonly room: RoomControl | null;
	/** Views that differ from what the group agreed, without names. */
	readonly dissent: readonly string[];
	readonly unproven: boolean;
	/** A mark is stored that its evidence does not carry any more. */
	readonly fallen: boolean;
	readonly evidence: readonly ShownEvidence[];
	readonly previous: string | null;
	readonly next: string;
	/** The whole layer. */
	readonly overview: string;
	readonly canWrite: boolean;
	/** Where scores wait in this reader's browser until they are saved. */
	readonly storageKey: string;
	readonly words: ScoreWords;
	/** For the form of the score, and for that of a new document. */
	readonly commands: { readonly score: string; readonly document: string; readonly dissent: string | null };
}

export interface IndicatorRow {
	readonly code: string;
	readonly name: string;
	readonly critical: boolean;
	readonly notYetExpected: boolean;
	readonly unproven: boolean;
	readonly agreed: ShownMark;
	/** `null` where this reader does not see the verified layer yet. */
	readonly verified: ShownMark | null;
	readonly documents: { readonly total: number; readonly accepted: number; readonly pending: number };
	readonly href: string;
	/** Scored, and still something is missing. */
	readonly isLacking: boolean;
}

export interface ShownMark {
	readonly kind: 'level' | 'notApplicable' | 'dontKnow' | 'none';
	readonly level: Level | null;
}

export function showMark(mark: Mark | null): ShownMark {
	return { kind: mark?.kind ?? 'none', level: levelOf(mark) };
}

export interface LayerView {
	readonly head: CaseHead;
	readonly layer: ResultLayer;
	readonly parameters: readonly { readonly code: string; readonly name: string; readonly done: number; readonly of: number; readonly indicators: readonly IndicatorRow[] }[];
	readonly total: { readonly done: number; readonly of: number; readonly percent: number };
	/** What stands in the way of completion, in words, with where to go. */
	readonly missing: readonly { readonly text: string; readonly href: string }[];
	readonly participants: readonly ParticipantGroup[];
	readonly canWrite: boolean;
	readonly canComplete: boolean;
	/** Where to go on: the first indicator that lacks something. */
	readonly goOn: string;
	readonly sessionOn: LocalDate | null;
	readonly command: string;
}

export interface EvidenceView {
	readonly head: CaseHead;
	readonly rail: readonly (Pick<RailItem, 'code' | 'name' | 'href' | 'isCurrent' | 'unproven'> & { readonly documents: number })[];
	readonly parameter: { readonly code: string; readonly name: string };
	readonly indicators: readonly { readonly code: string; readonly name: string; readonly critical: boolean; readonly proof: string; readonly agreed: ShownMark; readonly unproven: boolean; readonly documents: readonly ShownEvidence[]; readonly command: string }[];
	readonly total: number;
	/** How many documents of the round before could be brought again. */
	readonly reusable: number;
}

export interface ReuseView {
	readonly head: CaseHead;
	readonly documents: readonly { readonly id: string; readonly title: string; readonly note: string; readonly indicators: string; readonly validUntil: LocalDate | null }[];
	readonly command: string;
}

export interface ResultRow {
	readonly code: string;
	readonly name: string;
	readonly mean: number | null;
	readonly earlier: number | null;
	readonly lowest: Level | null;
	readonly scored: number;
	readonly of: number;
	readonly band: 'critical' | 'weak' | 'satisfactory' | 'strong' | null;
}

export interface Named {
	readonly code: string;
	readonly name: string;
	readonly href: string;
}

/** Something that does not go together, and where it is mended. */
export interface ShownCheck {
	readonly text: string;
	readonly href: string;
	/** A second place to look at. */
	readonly also: { readonly href: string; readonly label: string } | null;
}
