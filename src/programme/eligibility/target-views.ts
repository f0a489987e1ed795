/** What the pages of choosing target organisations show. */
import type { TargetDecision, TargetVote, Tally } from './target-round.ts';
import type { TargetAct, TargetState } from './target-workflow.ts';
import type { ShownCondition } from './views.ts';

/** A round's name is its number and year. */
export interface RoundName {
	readonly number: number;
	readonly year: string;
}

export interface TargetRounds {
	readonly mayBegin: boolean;
	readonly command: string;
	readonly rounds: readonly {
		readonly id: string;
		readonly name: RoundName;
		readonly state: TargetState;
		readonly since: string;
		readonly places: number;
		/** In words where so few would be recognised. */
		readonly listed: string;
		readonly chosen: string;
		/** Whether this reader sees the list itself. */
		readonly isOpen: boolean;
	}[];
}

export interface TargetRow {
	readonly id: string;
	readonly name: string;
	readonly number: string;
	readonly region: string;
	/** `3 / 12`. */
	readonly score: string;
	/** How many parts of the score nobody knows yet. */
	readonly unknown: number;
	/** What this reader has said; `null` where nothing yet. */
	readonly declared: 'none' | 'conflict' | null;
	readonly hasVoted: boolean;
	/** `null` until voting is closed. */
	readonly tally: Tally | null;
	readonly decision: TargetDecision | null;
}

export interface TargetRoundPage {
	readonly id: string;
	readonly name: RoundName;
	readonly state: TargetState;
	readonly stateReason: string;
	readonly places: number;
	readonly listedOn: string;
	readonly seats: readonly { readonly name: string; readonly isChair: boolean; readonly declared: number; readonly voted: number }[];
	/** Who could sit in the panel; `null` where it is settled. */
	readonly staff: readonly { readonly id: string; readonly name: string; readonly isSeated: boolean; readonly isChair: boolean }[] | null;
	readonly rows: readonly TargetRow[];
	readonly order: 'name' | 'region';
	readonly mayDeclare: boolean;
	readonly mayVote: boolean;
	readonly mayDecide: boolean;
	readonly mayPropose: boolean;
	readonly acts: readonly TargetAct[];
	readonly undecided: number;
	readonly command: string;
}

export interface ShownTerm {
	readonly name: string;
	/** `2 / 4`, or '' where it is not known. */
	readonly points: string;
	readonly weight: string;
	/** The fact as a sentence; '' where it is not known. */
	readonly known: string;
	readonly source: string;
}

export interface ShownVote {
	readonly by: string;
	readonly vote: TargetVote;
	readonly reason: string;
}

export interface TargetCandidatePage {
	readonly round: { readonly id: string; readonly name: RoundName; readonly state: TargetState };
	readonly organisation: { readonly id: string; readonly name: string; readonly number: string; readonly region: string };
	readonly listedOn: string;
	readonly score: string;
	readonly terms: readonly ShownTerm[];
	readonly gates: readonly ShownCondition[];
	/** Why people brought it on the list beside the rules; '' where the rules did. */
	readonly overrideReason: string;
	readonly declared: 'none' | 'conflict' | null;
	readonly mayVote: boolean;
	readonly own: { readonly vote: TargetVote; readonly reason: string } | null;
	/** `null` until voting is closed. */
	readonly votes: readonly ShownVote[] | null;
	readonly conflicts: readonly string[];
	readonly tally: Tally | null;
	/** Whether the score alone would leave it within the places; `null` while people vote, whom it must not lead. */
	readonly isWithin: boolean | null;
	readonly mayDecide: boolean;
	readonly decision: { readonly decision: TargetDecision; readonly reason: string; readonly againstReason: string; readonly by: string } | null;
	/** The language of the letter. */
	readonly letter: 'ky' | 'ru' | 'en';
	readonly command: string;
}

export interface TargetWeightsPage {
	readonly round: { readonly id: string; readonly name: RoundName; readonly state: TargetState };
	readonly places: number;
	readonly listed: number;
	readonly within: number;
	readonly terms: readonly {
		readonly name: string;
		readonly weight: string;
		readonly shifts: readonly { readonly key: string; readonly weight: string; readonly entering: readonly NamedTarget[]; readonly leaving: readonly NamedTarget[] }[];
	}[];
}

export interface NamedTarget {
	readonly id: string;
	readonly name: string;
	readonly region: string;
}

export interface TargetProposalsPage {
	readonly round: { readonly id: string; readonly name: RoundName; readonly state: TargetState };
	readonly together: number;
	readonly region: string;
	readonly regions: readonly { readonly value: string; readonly label: string }[];
	readonly chosen: number;
	/** Chosen without an issued report: nothing can be proposed from it. */
	readonly without: readonly NamedTarget[];
	readonly trainings: readonly { readonly code: string; readonly name: string; readonly parameter: string; readonly regions: readonly { readonly name: string; readonly organisations: readonly NamedTarget[] }[]; readonly count: number }[];
	readonly consultations: readonly { readonly organisation: NamedTarget; readonly weaknesses: readonly { readonly code: string; readonly name: string; readonly level: number; readonly critical: boolean }[] }[];
}

/** What an organisation reads of a round that it was in: its own result, and nothing of anybody else. */
export interface OwnTargetResult {
	readonly round: string;
	readonly name: RoundName;
	readonly decision: TargetDecision;
	readonly reason: string;
	readonly on: string;
}
