/** What the pages of eligibility show. */
import type { JudgedCondition, Standing } from './verdict.ts';

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

export interface ShownVerdict {
	readonly key: string;
	readonly name: string;
	readonly standing: Standing;
	readonly sentence: string;
	readonly missing: readonly ShownGroup[];
	readonly met: readonly ShownCondition[];
}

export interface EligibilityPage {
	readonly organisation: { readonly id: string; readonly name: string };
	readonly isOwn: boolean;
	/** Before anything was answered there is nothing to say. */
	readonly verdicts: readonly ShownVerdict[] | null;
	readonly on: string;
}
