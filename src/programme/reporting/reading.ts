/**
 * Reads a round's scores the way a report speaks of them: what works, what is lacking, what is unknown, what matters first.
 * It decides nothing: what is a strength, a weakness or missing, and in which order, is the diagnostics' word.
 */
import { findings, summary, type Findings, type Gap, type Weakness } from '#programme/diagnostics/findings.ts';
import type { Indicator, Level, Parameter } from '#programme/diagnostics/instrument.ts';
import { levelIn, type IndicatorResult, type ParameterResult, type Result } from '#programme/diagnostics/result.ts';
import { compareRounds, type RoundComparison } from './comparison.ts';
import type { EarlierRound, ReportSource } from './source.ts';

export interface IndicatorReading {
	readonly indicator: Indicator;
	readonly parameter: Parameter;
	readonly result: IndicatorResult;
	/** In the layer that the report speaks of; `null` where it has none. */
	readonly level: Level | null;
}

export interface ParameterReading {
	readonly parameter: Parameter;
	readonly result: ParameterResult;
	/** Over the indicators compared; `null` where there are none. */
	readonly earlierMean: number | null;
	readonly indicators: readonly IndicatorReading[];
	/** Level 3 and 4, best first. */
	readonly works: readonly IndicatorReading[];
	/** Level 1 and 2 below the target, most pressing first. */
	readonly lacks: readonly IndicatorReading[];
	/** Level 1 and 2 that are enough for an organisation of this size and age. */
	readonly enough: readonly IndicatorReading[];
	readonly withoutLevel: readonly IndicatorReading[];
}

export interface Reading {
	readonly source: ReportSource;
	/** Verified, unless nothing at all has been verified yet. */
	readonly layer: 'verified' | 'consensus';
	readonly result: Result;
	readonly findings: Findings;
	/** `null` also when nothing can be compared. */
	readonly earlier: EarlierRound | null;
	readonly comparison: RoundComparison | null;
	readonly parameters: readonly ParameterReading[];
	/** For the first page. */
	readonly strengths: readonly IndicatorReading[];
	readonly weaknesses: readonly IndicatorReading[];
	/** Everything below its target, most pressing first. */
	readonly priorities: readonly { readonly reading: IndicatorReading; readonly weakness: Weakness }[];
	readonly disagreements: readonly { readonly reading: IndicatorReading; readonly gap: Gap }[];
}

export function read(source: ReportSource): Reading {
	const layer = source.verified.parametersScored > 0 ? 'verified' : 'consensus';
	const result = source[layer];
	const found = findings(source.instrument, result, source.targets);
	const pressing = found.weaknesses.filter(({ distance }) => distance > 0);
	const comparison = layer === 'verified' ? compared(source) : null;
	const parameters = source.instrument.parameters.map((parameter) => readParameter(result, parameter, pressing, comparison));
	const byCode = new Map(parameters.flatMap(({ indicators }) => indicators.map((one) => [one.indicator.code, one])));
	const of = ({ indicator }: { indicator: string }): IndicatorReading[] => [byCode.get(indicator)].filter((one) => one !== undefined);
	const first = summary({ strengths: found.strengths, weaknesses: pressing });
	return {
		source, layer, result, parameters, findings: found,
		comparison, earlier: comparison && source.earlier,
		strengths: first.strengths.flatMap(of),
		weaknesses: first.weaknesses.flatMap(of),
		priorities: pressing.flatMap((weakness) => of(weakness).map((reading) => ({ reading, weakness }))),
		disagreements: found.disagreements.flatMap((gap) => of(gap).map((reading) => ({ reading, gap })))
	};
}

/** Titles of evidence that an assessor accepted. */
export function accepted({ result }: IndicatorReading): readonly string[] {
	return result.evidence.filter((one) => one.accepted === true).map((one) => one.title.trim());
}

function compared({ instrument, verified, earlier }: ReportSource): RoundComparison | null {
	return earlier && compareRounds(instrument, verified, earlier.result, earlier.pairs);
}

function readParameter(of: Result, parameter: Parameter, pressing: readonly Weakness[], comparison: RoundComparison | null): ParameterReading {
	const result = of.parameters.find(({ code }) => code === parameter.code) ?? unscored(parameter);
	const indicators = parameter.indicators.map((indicator) => readIndicator(of, parameter, indicator, result));
	const place = new Map(pressing.map(({ indicator }, index) => [indicator, index]));
	const low = indicators.filter(({ level }) => level !== null && level <= 2);
	return {
		parameter, result, indicators,
		earlierMean: comparison?.parameters.find((one) => one.parameter.code === parameter.code)?.before ?? null,
		works: indicators.filter(({ level }) => level !== null && level >= 3).toSorted((a, b) => (b.level ?? 0) - (a.level ?? 0)),
		lacks: low.filter(({ indicator }) => place.has(indicator.code)).toSorted(by(({ indicator }) => place.get(indicator.code) ?? 0)),
		enough: low.filter(({ indicator }) => !place.has(indicator.code)),
		withoutLevel: indicators.filter(({ level }) => level === null)
	};
}

function readIndicator(of: Result, parameter: Parameter, indicator: Indicator, from: ParameterResult): IndicatorReading {
	const result = from.indicators.find(({ code }) => code === indicator.code) ?? unmarked(indicator.code);
	return { indicator, parameter, result, level: levelIn(of.layer, result) };
}

function by<T>(rank: (one: T) => number): (a: T, b: T) => number {
	return (a, b) => rank(a) - rank(b);
}

function unscored(parameter: Parameter): ParameterResult {
	return { code: parameter.code, mean: null, lowest: null, scored: 0, of: parameter.indicators.length, band: null, indicators: [] };
}

function unmarked(code: string): IndicatorResult {
	return {
		code, consensus: null, verified: null, comment: { consensus: '', verified: '' },
		evidence: [], unproven: false, notYetExpected: false, gap: null
	};
}
