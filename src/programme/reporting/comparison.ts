/**
 * Two rounds side by side, for the report. Only what can be compared is: indicators that mean the same in both instruments and had
 * a level both times. Means are taken over those alone, so that an indicator scored once makes nobody better or worse.
 */
import { indicatorsOf, type Indicator, type Instrument, type Level, type Parameter } from '#programme/diagnostics/instrument.ts';
import type { Mapping } from '#programme/diagnostics/instrument-comparison.ts';
import { levelIn, type Result } from '#programme/diagnostics/result.ts';

export interface IndicatorChange {
	readonly indicator: Indicator;
	readonly before: Level;
	readonly now: Level;
}

export interface ParameterChange {
	readonly parameter: Parameter;
	/** Means over the indicators compared, 1…4. */
	readonly before: number;
	readonly now: number;
	readonly compared: number;
}

export interface RoundComparison {
	readonly parameters: readonly ParameterChange[];
	/** Every indicator compared, in the order of the instrument. */
	readonly indicators: readonly IndicatorChange[];
	/** Most first. */
	readonly risen: readonly IndicatorChange[];
	readonly fallen: readonly IndicatorChange[];
	/** With a level today and nothing to compare it with. */
	readonly leftOut: number;
}

/** `null` where nothing can be compared. Both results are of the verified layer: layers are never mixed. */
export function compareRounds(instrument: Instrument, now: Result, earlier: Result, pairs: Mapping): RoundComparison | null {
	const [today, then] = [levelsOf(now), levelsOf(earlier)];
	const changeOf = (indicator: Indicator): IndicatorChange[] => {
		const [level, before] = [today.get(indicator.code), then.get(pairs.get(indicator.code) ?? '')];
		return level === undefined || before === undefined ? [] : [{ indicator, before, now: level }];
	};
	const indicators = indicatorsOf(instrument).flatMap(changeOf);
	if (indicators.length === 0) return null;
	const by = (sign: 1 | -1): IndicatorChange[] =>
		indicators.filter((one) => (one.now - one.before) * sign > 0).toSorted((a, b) => (b.now - b.before - (a.now - a.before)) * sign);
	return {
		parameters: instrument.parameters.flatMap((parameter) => parameterChange(parameter, parameter.indicators.flatMap(changeOf))),
		indicators,
		risen: by(1),
		fallen: by(-1),
		leftOut: today.size - indicators.length
	};
}

function parameterChange(parameter: Parameter, changes: readonly IndicatorChange[]): ParameterChange[] {
	if (changes.length === 0) return [];
	const mean = (of: 'before' | 'now'): number => changes.reduce((sum, one) => sum + one[of], 0) / changes.length;
	return [{ parameter, before: mean('before'), now: mean('now'), compared: changes.length }];
}

function levelsOf(result: Result): ReadonlyMap<string, Level> {
	return new Map(result.parameters.flatMap(({ indicators }) => indicators.flatMap((one) => {
		const level = levelIn(result.layer, one);
		return level === null ? [] : [[one.code, level] as const];
	})));
}
