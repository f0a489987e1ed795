/**
 * Calibration: every assessor scores the same made-up cases, each alone, and then learns the level that was agreed on and why. It
 * shows who reads the rubric more mildly or more strictly than the others, and which of its texts are read differently by many.
 */
import { addMonths, compareLocalDates, type LocalDate } from '#kernel/local-date.ts';
import type { Trilingual } from '#kernel/localised.ts';
import { type Level, levels } from './instrument.ts';
import type { RaterAgreement } from './rater-agreement.ts';
import { type Drift, scoringQuality } from './scoring-quality.ts';

/** "Don't know" is none: a case says all that there is to know. */
export const vignetteMarks = ['1', '2', '3', '4', 'notApplicable'] as const;
export type VignetteMark = (typeof vignetteMarks)[number];

export interface Vignette {
	readonly key: string;
	/** Code of the indicator that it is scored by. */
	readonly indicator: string;
	readonly title: Trilingual;
	/** What the assessor finds: papers, and what people say. */
	readonly situation: Trilingual;
	readonly agreed: VignetteMark;
	/** Why this level and neither of its neighbours, in the words of the rubric. */
	readonly reason: Trilingual;
}

export interface CalibrationSet {
	/** That of the instrument. */
	readonly key: string;
	readonly version: number;
	/** The version of the instrument whose levels it is scored by. */
	readonly instrumentVersion: number;
	readonly vignettes: readonly Vignette[];
}

export interface Given {
	readonly vignette: string;
	readonly mark: VignetteMark;
}

export interface Calibration {
	readonly answered: number;
	readonly of: number;
	/** Answered as agreed, "not applicable" among them. */
	readonly alike: number;
	/** Over the cases to which both a level was given and a level was agreed on. */
	readonly agreement: RaterAgreement;
	/** Over the same: above 0 milder than agreed, below 0 stricter. */
	readonly drift: Drift;
}

export function markLevel(mark: VignetteMark): Level | null {
	return levels.find((level) => String(level) === mark) ?? null;
}

/** How far what one person gave is from what was agreed on. */
export function calibrationOf({ vignettes }: CalibrationSet, given: readonly Given[]): Calibration {
	const compared = vignettes.flatMap(({ key, agreed }) => given.filter(({ vignette }) => vignette === key).map(({ mark }) => ({ mark, agreed })));
	const cells = compared.flatMap(({ mark, agreed }) => {
		const [own, other] = [markLevel(mark), markLevel(agreed)];
		return own === null || other === null ? [] : [{ quarter: '', own, other, settled: other, count: 1 }];
	});
	const { agreement, drift } = scoringQuality(cells);
	return { answered: compared.length, of: vignettes.length, alike: compared.filter(({ mark, agreed }) => mark === agreed).length, agreement, drift };
}

export interface Differing {
	readonly vignette: Vignette;
	readonly answered: number;
	readonly differently: number;
	/** Of those who gave another level. */
	readonly milder: number;
	readonly stricter: number;
}

/** Which cases are answered otherwise than agreed, by the largest share of people first; one answer of each person, cases that all answer alike are left out. */
export function mostDiffering({ vignettes }: CalibrationSet, given: readonly Given[]): Differing[] {
	const counted = vignettes.map((vignette) => {
		const agreed = markLevel(vignette.agreed);
		const marks = given.filter((one) => one.vignette === vignette.key).map(({ mark }) => mark);
		const apart = marks.map((mark) => (agreed === null ? 0 : (markLevel(mark) ?? agreed) - agreed));
		return {
			vignette, answered: marks.length, differently: marks.filter((mark) => mark !== vignette.agreed).length,
			milder: apart.filter((by) => by > 0).length, stricter: apart.filter((by) => by < 0).length
		};
	});
	return counted.filter(({ differently }) => differently > 0).sort((a, b) => b.differently / b.answered - a.differently / a.answered || b.differently - a.differently);
}

const holdsForMonths = 12;

/** Never done, or longer ago than a year. */
export function isCalibrationDue(finishedOn: LocalDate | null, today: LocalDate): boolean {
	return finishedOn === null || compareLocalDates(addMonths(finishedOn, holdsForMonths), today) < 0;
}
