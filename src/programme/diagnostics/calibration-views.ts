/** What the pages of calibration show. Nothing of what was agreed on a case stands in them before the reader has answered it. */
import type { Calibration, VignetteMark } from './calibration.ts';

/** What was given, and beside it what was agreed on. */
export interface Outcome {
	readonly own: VignetteMark;
	readonly agreed: VignetteMark;
	readonly reason: string;
}

export interface ListedVignette {
	readonly key: string;
	readonly href: string;
	readonly title: string;
	readonly indicator: { readonly code: string; readonly name: string };
	readonly outcome: Omit<Outcome, 'reason'> | null;
}

export interface ListedAttempt {
	readonly id: string;
	readonly begunAt: string;
	readonly finishedAt: string | null;
	readonly calibration: Calibration;
}

export interface CalibrationView {
	/** How many cases there are; 0 where none were made for the programme's instrument. */
	readonly cases: number;
	readonly isDue: boolean;
	/** The latest first. */
	readonly attempts: readonly ListedAttempt[];
	readonly command: string;
}

export interface AttemptView extends ListedAttempt {
	readonly vignettes: readonly ListedVignette[];
	/** The first that is not answered; '' where all are. */
	readonly next: string;
}

export interface VignetteView {
	readonly attempt: string;
	readonly place: number;
	readonly of: number;
	readonly title: string;
	readonly situation: string;
	readonly indicator: { readonly code: string; readonly name: string };
	readonly levels: readonly { readonly value: 1 | 2 | 3 | 4; readonly text: string }[];
	/** `null` until it is answered. */
	readonly outcome: Outcome | null;
	/** The next one that is not answered; '' where all are. */
	readonly next: string;
	readonly command: string;
}

/** One assessor's latest finished attempt. */
export interface CalibrationRow {
	readonly id: string;
	readonly name: string;
	readonly finishedOn: string | null;
	/** Never done, or longer ago than a year. */
	readonly isDue: boolean;
	readonly calibration: Calibration | null;
}

export interface DifferingRow {
	readonly key: string;
	readonly title: string;
	readonly indicator: string;
	readonly answered: number;
	readonly differently: number;
	readonly milder: number;
	readonly stricter: number;
}

export interface CalibrationQualityView {
	readonly isOwn: boolean;
	readonly mayCalibrate: boolean;
	readonly rows: readonly CalibrationRow[];
	/** `null` for whoever may not see it, or is still to score the cases. */
	readonly differing: readonly DifferingRow[] | null;
}
