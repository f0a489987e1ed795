/** What keeps a set of calibration cases from being published. */
import type { ProblemCode } from '#kernel/problem.ts';
import { languages } from '#kernel/localised.ts';
import { type CalibrationSet, type Vignette, vignetteMarks } from './calibration.ts';
import { indicatorsOf, type Instrument } from './instrument.ts';

export interface CalibrationFault {
	readonly vignette: string;
	readonly problem: ProblemCode;
}

/** `instrument` is the version that the set names, `null` where there is none. Nothing found: it may be published. */
export function calibrationFaults({ vignettes }: CalibrationSet, instrument: Instrument | null): readonly CalibrationFault[] {
	const known = new Set(instrument ? indicatorsOf(instrument).map(({ code }) => code) : []);
	return vignettes.flatMap((vignette, index) => [
		...(vignettes.findIndex(({ key }) => key === vignette.key) < index ? ['diagnostics/calibration-twice' as const] : []),
		...(known.has(vignette.indicator) ? [] : ['diagnostics/calibration-indicator-unknown' as const]),
		...(vignetteMarks.includes(vignette.agreed) ? [] : ['diagnostics/calibration-level-unknown' as const]),
		...(isWhole(vignette) ? [] : ['diagnostics/calibration-text-missing' as const])
	].map((problem) => ({ vignette: vignette.key, problem })));
}

function isWhole({ title, situation, reason }: Vignette): boolean {
	return [title, situation, reason].every((text) => languages.every((language) => Boolean(text?.[language]?.trim())));
}
