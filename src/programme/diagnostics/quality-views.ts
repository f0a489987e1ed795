import type { ScoringQuality } from './scoring-quality.ts';

/** What the quality page shows of one assessor; every share with the number it is a share of. */
export interface QualityRow extends ScoringQuality {
	readonly id: string;
	readonly name: string;
	/** Cases that are done. */
	readonly cases: number;
	/** Median of days from the session to the last verified score. */
	readonly days: number | null;
	/** Marks given in those cases, and levels among them: on the own sheet where two scored independently, else verified ones. */
	readonly marks: number;
	readonly levels: number;
	readonly dontKnow: number | null;
	/** Share of levels with accepted evidence. */
	readonly proven: number | null;
}

export interface QualityView {
	/** An assessor sees nobody else. */
	readonly isOwn: boolean;
	readonly rows: readonly QualityRow[];
}
