/** What the pages of eligibility show. */
import type { OverrideStanding } from './override.ts';
import type { OwnTargetResult } from './target-views.ts';
import type { JudgedCondition, Standing } from './verdict.ts';
import type { AppealState, OverrideAct, OverrideState } from './workflow.ts';

export interface ShownCondition {
	readonly key: string;
	readonly asks: string;
	readonly outcome: JudgedCondition['outcome'];
	/** What is known, as a sentence; '' when nothing is. */
	readonly known: string;
	readonly remedy: string;
	/** Where the organisation can do it; `null` where there is no page of its own. */
	readonly href: string | null;
	readonly isLater: boolean;
}

/** Conditions of which only some are needed, or that must not hold. */
export interface ShownGroup {
	readonly lead: string;
	readonly conditions: readonly ShownCondition[];
}

/** What people decided beside the rules. */
export interface ShownOverride {
	readonly id: string;
	readonly standing: OverrideStanding;
	readonly state: OverrideState;
	readonly reason: string;
	readonly until: string;
	readonly proposed: string;
	/** Who put it in force and when; '' while nobody has. */
	readonly decided: string;
}

export interface ShownAppeal {
	readonly id: string;
	readonly state: AppealState;
	readonly text: string;
	readonly by: string;
	readonly answer: string | null;
	readonly answeredBy: string;
	readonly command: string;
}

export interface ShownVerdict {
	readonly key: string;
	readonly name: string;
	/** Of the rules; what people decided stands beside it. */
	readonly standing: Standing;
	readonly override: ShownOverride | null;
	/** Waits for a second person. */
	readonly proposal: ShownOverride | null;
	/** The latest first. */
	readonly appeals: readonly ShownAppeal[];
	readonly mayAppeal: boolean;
	readonly sentence: string;
	readonly missing: readonly ShownGroup[];
	readonly met: readonly ShownCondition[];
}

export interface EligibilityPage {
	readonly organisation: { readonly id: string; readonly name: string };
	readonly isOwn: boolean;
	readonly mayAnswer: boolean;
	readonly mayPropose: boolean;
	readonly command: string;
	/** Before anything was answered there is nothing to say. */
	readonly verdicts: readonly ShownVerdict[] | null;
	/** Of rounds in which target organisations were chosen: what was announced to this one. */
	readonly targets: readonly OwnTargetResult[];
	readonly on: string;
}

/** What those see who decide about money: what counts, and how much was verified; nothing of what is behind it. */
export interface StandingPage {
	readonly organisation: { readonly id: string; readonly name: string };
	readonly on: string;
	readonly standings: readonly { readonly key: string; readonly name: string; readonly standing: Standing }[] | null;
	readonly verified: { readonly actions: number; readonly latest: string };
}

/** One decision beside the rules, with the verdict it stands beside. */
export interface OverridePage extends ShownOverride {
	readonly organisation: { readonly id: string; readonly name: string };
	readonly ruleSet: string;
	/** What the rules say today. */
	readonly computed: Standing | null;
	readonly acts: readonly OverrideAct[];
	readonly isOwn: boolean;
	readonly mayOpenOrganisation: boolean;
	readonly command: string;
}

export interface OverrideList {
	readonly overrides: readonly (ShownOverride & { readonly organisation: string; readonly ruleSet: string })[];
	readonly appeals: readonly { readonly id: string; readonly organisation: { readonly id: string; readonly name: string }; readonly ruleSet: string; readonly key: string; readonly at: string }[];
}

export interface ProposalPage {
	readonly organisation: { readonly id: string; readonly name: string };
	readonly ruleSet: { readonly key: string; readonly name: string };
	readonly computed: Standing;
	/** An upheld appeal on which nothing was proposed yet. */
	readonly appeal: { readonly id: string; readonly text: string } | null;
	readonly latest: string;
	readonly command: string;
}
