/** What the page of an action shows of the work on it. */
export interface Work {
	readonly percent: number;
	readonly percentText: string;
	/** Whether this reader says how far it is and shows documents; whether they write beside it; whether they read what others wrote. */
	readonly reports: boolean;
	readonly writes: boolean;
	readonly reads: boolean;
	readonly percents: readonly Choice[];
	readonly kinds: readonly Choice[];
	readonly checks: readonly Choice[];
	readonly evidence: readonly { readonly id: string; readonly title: string; readonly href: string | null; readonly about: string; readonly removes: boolean }[];
	readonly notes: readonly { readonly id: string; readonly what: string; readonly percent: string | null; readonly text: string; readonly checked: readonly string[]; readonly by: string }[];
}

interface Choice {
	readonly value: string;
	readonly label: string;
}
