/** What the pages of double scoring show. */
import type { RaterAgreement } from './rater-agreement.ts';
import type { CaseHead, InterviewGuide, LayerView, ShownMark, ShownScore } from './views.ts';

export interface ShownRater {
	readonly name: string;
	readonly isSecond: boolean;
	readonly hasDeclared: boolean;
	readonly hasBegun: boolean;
	readonly hasHandedIn: boolean;
}

/** The page on which a second assessor is appointed. */
export interface SecondView {
	readonly head: CaseHead;
	readonly raters: readonly ShownRater[];
	readonly options: readonly { readonly value: string; readonly label: string }[];
	readonly second: string;
	/** Names of assessors who are not calibrated, or not lately. */
	readonly uncalibrated: readonly string[];
	/** Nobody of the two has given a mark, and nothing is verified. */
	readonly mayChoose: boolean;
	readonly commands: { readonly appoint: string; readonly end: string };
}

/** One's own sheet. */
export interface SheetView extends Pick<LayerView, 'head' | 'parameters' | 'total' | 'missing' | 'goOn' | 'command'> {
	readonly canWrite: boolean;
	readonly handedInAt: string | null;
	/** The other one's name, and whether the other is done; never what the other gave. */
	readonly other: { readonly name: string; readonly hasHandedIn: boolean };
}

export interface ComparedRow {
	readonly code: string;
	readonly name: string;
	readonly first: ShownMark;
	readonly second: ShownMark;
	readonly verified: ShownMark;
	readonly agrees: boolean;
	readonly href: string;
}

export interface ComparisonView {
	readonly head: CaseHead;
	readonly names: { readonly first: string; readonly second: string };
	readonly agreement: RaterAgreement;
	readonly differing: readonly ComparedRow[];
	readonly alike: readonly ComparedRow[];
	/** How many of those that both gave alike are not verified yet. */
	readonly toTake: number;
	readonly canWrite: boolean;
	readonly command: string;
}

export interface ReconcilingView {
	readonly head: CaseHead;
	readonly indicator: { readonly code: string; readonly name: string; readonly levels: readonly { readonly value: 1 | 2 | 3 | 4; readonly text: string }[] };
	readonly guide: InterviewGuide;
	readonly first: { readonly by: string; readonly score: ShownScore };
	readonly second: { readonly by: string; readonly score: ShownScore };
	readonly verified: ShownScore | null;
	readonly agrees: boolean;
	/** The next one where they differ and nothing is verified; else the comparison. */
	readonly next: string;
	readonly canWrite: boolean;
	readonly command: string;
}
