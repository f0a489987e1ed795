/** What the pages of the rule editor show. */
import type { Language, Trilingual } from '#kernel/localised.ts';
import type { GroupKind } from './rule-draft.ts';
import type { ShownVerdict } from './views.ts';
import type { Standing } from './verdict.ts';

export interface RuleSetList {
	readonly published: readonly { readonly key: string; readonly version: number; readonly name: string; readonly opens: string; readonly conditions: number; readonly publishedOn: string; readonly earlier: readonly number[] }[];
	readonly drafts: readonly { readonly id: string; readonly key: string; readonly name: string; readonly basedOn: number | null; readonly faults: number }[];
	readonly command: string;
}

/** One line of the outline: a group or a condition. */
export interface ShownRule {
	readonly place: string;
	/** `2.1`; '' for the rule itself. */
	readonly number: string;
	readonly depth: number;
	readonly kind: GroupKind | 'condition' | 'ruleSet';
	/** What a group asks of its rules, or what a condition asks for. */
	readonly label: string;
	/** The fact and its test; '' of groups. */
	readonly test: string;
	readonly isLater: boolean;
	readonly missing: readonly Language[];
	readonly faults: readonly string[];
}

export interface RuleSetPage {
	readonly key: string;
	readonly version: number;
	readonly name: string;
	readonly opens: string;
	readonly publishedOn: string;
	readonly rules: readonly ShownRule[];
	/** Only the newest version is taken up. */
	readonly mayBegin: boolean;
	readonly command: string;
}

export interface PassingSummary {
	readonly counts: readonly { readonly standing: Standing; readonly count: number }[];
	readonly notBegun: number;
	readonly entering: number;
	readonly leaving: number;
	readonly isNew: boolean;
}

type Option = { readonly value: string; readonly label: string };

export interface RuleDraftPage {
	readonly id: string;
	readonly key: string;
	readonly name: string;
	readonly basedOn: number | null;
	readonly version: number;
	readonly missing: readonly Language[];
	readonly rules: readonly ShownRule[];
	readonly faults: readonly { readonly text: string; readonly href: string }[];
	readonly facts: readonly Option[];
	/** Rule sets that may be named in it. */
	readonly ruleSets: readonly Option[];
	/** How many parts its score has. */
	readonly terms: number;
	/** Who would pass is for officers of the programme. */
	readonly mayPreview: boolean;
	/** `null` while there are faults, or where the programme's organisations are not this reader's. */
	readonly passing: PassingSummary | null;
	readonly edited: string;
	readonly command: string;
}

export interface RulePartPage {
	readonly draft: { readonly id: string; readonly name: string };
	readonly place: string;
	readonly number: string;
	readonly version: number;
	readonly command: string;
	readonly texts: readonly { readonly field: 'name' | 'opens' | 'asks' | 'remedy'; readonly text: Trilingual; readonly missing: readonly Language[] }[];
	/** Of a condition. */
	readonly condition: {
		readonly fact: string; readonly factLabel: string; readonly test: string; readonly tests: readonly { readonly value: string; readonly label: string }[];
		readonly count: string | null; readonly value: string; readonly values: readonly string[];
		/** Of a course, or of a list to choose from. */
		readonly options: readonly { readonly value: string; readonly label: string }[]; readonly isChoice: boolean; readonly due: 'first' | 'later';
	} | null;
	/** Of a group; `not` changes its rules alone. */
	readonly group: { readonly kind: Exclude<GroupKind, 'not'>; readonly count: string; readonly size: number } | null;
	/** Of a place where another rule set is named: its name. */
	readonly ruleSet: string | null;
	readonly score: ScoreForm | null;
	readonly isRemovable: boolean;
	readonly faults: readonly string[];
}

/** The parts of a score, and the facts of which another may be made. */
export interface ScoreForm {
	readonly terms: readonly { readonly at: number; readonly label: string; readonly most: string; readonly weight: string; readonly name: Trilingual; readonly missing: readonly Language[] }[];
	readonly facts: readonly Option[];
}

export interface PreviewPage {
	readonly draft: { readonly id: string; readonly name: string };
	readonly passing: PassingSummary;
	readonly shown: string;
	readonly rows: readonly { readonly id: string; readonly name: string; readonly number: string }[];
	/** One organisation's verdict by the draft. */
	readonly chosen: { readonly name: string; readonly verdict: ShownVerdict; readonly before: Standing | null } | null;
}
