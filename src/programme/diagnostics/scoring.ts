/**
 * From marks to the result of one layer. Only levels count: "not applicable", "don't know" and silence change no mean.
 * Means are exact and unrounded; rounding is for whoever prints them.
 */
import {
	indicatorsOf,
	isNotYetExpected,
	parametersForOverall,
	type Indicator,
	type Instrument,
	type Level,
	type Parameter
} from './instrument.ts';
import {
	levelIn,
	type Band,
	type IndicatorResult,
	type ParameterResult,
	type Result,
	type ResultLayer
} from './result.ts';
import { levelOf, scoresByIndicator, type Evidence, type Score, type Scored } from './score.ts';
import { standingMark } from './verification.ts';

/** Levels are cumulative: an organisation that stands between two stands at the lower. */
export function lowerOfTwo(a: Level, b: Level): Level {
	return a <= b ? a : b;
}

/** The word for a mean, from the mean itself and not from its rounded print: 1.749 is still critical. */
export function band(mean: number | null): Band | null {
	if (mean === null) return null;
	const least = (bound: number): boolean => mean >= bound - floatNoise;
	if (least(3.25)) return 'strong';
	if (least(2.5)) return 'satisfactory';
	return least(1.75) ? 'weak' : 'critical';
}

/** Ten means of thirds and fifths that amount to 2.5 may come out as 2.4999999999999996. */
const floatNoise = 1e-9;

/** Everything that a parameter's result is computed from; scores and evidence may be those of the whole case. */
export interface Inputs {
	readonly consensus: ReadonlyMap<string, Score>;
	readonly verified: ReadonlyMap<string, Score>;
	readonly evidence: readonly Evidence[];
	/** `null` when the number of paid staff is not known. */
	readonly paidStaff: number | null;
}

export function parameterResult(parameter: Parameter, layer: ResultLayer, inputs: Inputs): ParameterResult {
	const indicators = parameter.indicators.map((indicator) => indicatorResult(indicator, inputs));
	const found = indicators.map((indicator) => levelIn(layer, indicator)).filter((level) => level !== null);
	const mean = meanOf(found);
	return {
		code: parameter.code,
		mean,
		lowest: found.length === 0 ? null : found.reduce(lowerOfTwo),
		scored: found.length,
		of: indicators.length,
		band: band(mean),
		indicators
	};
}

/** The picture of one organisation in one layer. `paidStaff` is `null` when not known, which excuses nothing. */
export function result<L extends ResultLayer>(
	instrument: Instrument,
	layer: L,
	scored: Scored,
	paidStaff: number | null
): Result<L> {
	const inputs: Inputs = {
		consensus: scoresByIndicator(instrument, scored.consensus),
		verified: scoresByIndicator(instrument, scored.verified),
		evidence: evidenceOf(instrument, scored.evidence),
		paidStaff
	};
	const parameters = instrument.parameters.map((parameter) => parameterResult(parameter, layer, inputs));
	const overall = overallMean(instrument, parameters);
	return {
		layer,
		parameters,
		overall,
		parametersScored: parameters.filter((parameter) => parameter.mean !== null).length,
		band: band(overall)
	};
}

function indicatorResult(indicator: Indicator, inputs: Inputs): IndicatorResult {
	const consensus = inputs.consensus.get(indicator.code);
	const verified = inputs.verified.get(indicator.code);
	const evidence = inputs.evidence.filter((item) => item.indicator === indicator.code);
	const claimed = levelOf(consensus?.mark);
	const standing = standingMark(verified, evidence);
	const confirmed = levelOf(standing);
	return {
		code: indicator.code,
		consensus: consensus?.mark ?? null,
		verified: standing,
		comment: { consensus: consensus?.comment ?? '', verified: verified?.comment ?? '' },
		evidence,
		unproven: claimed !== null && claimed >= 3 && !evidence.some((item) => item.accepted === true),
		notYetExpected: isNotYetExpected(indicator, inputs.paidStaff),
		gap: claimed === null || confirmed === null ? null : confirmed - claimed
	};
}

function meanOf(levels: readonly Level[]): number | null {
	if (levels.length === 0) return null;
	return levels.reduce<number>((sum, level) => sum + level, 0) / levels.length;
}

/** Parameters without a mean leave the sum with their weight; they are not counted as anything. */
function overallMean(instrument: Instrument, parameters: readonly ParameterResult[]): number | null {
	const weights = new Map(instrument.parameters.map((parameter) => [parameter.code, parameter.weight]));
	let scored = 0;
	let sum = 0;
	let weight = 0;
	for (const { code, mean } of parameters) {
		if (mean === null) continue;
		scored += 1;
		sum += mean * (weights.get(code) ?? 0);
		weight += weights.get(code) ?? 0;
	}
	return scored < parametersForOverall(instrument) || weight <= 0 ? null : sum / weight;
}

function evidenceOf(instrument: Instrument, evidence: readonly Evidence[]): readonly Evidence[] {
	const known = new Set(indicatorsOf(instrument).map((indicator) => indicator.code));
	const stray = evidence.find((item) => !known.has(item.indicator));
	if (stray) throw new RangeError(`Evidence is filed under ${stray.indicator}, which the instrument does not have`);
	return evidence;
}
