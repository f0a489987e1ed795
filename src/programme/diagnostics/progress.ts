/**
 * How far the scoring of a layer has come. The one function behind every bar and percentage: it counts what a person
 * decided, so an untouched assessment is at 0 and only a layer that may be completed is at 100 (programme.md, rule 8).
 */
import { lacking } from './completeness.ts';
import type { Instrument } from './instrument.ts';
import type { Evidence, Layer, Score } from './score.ts';

export interface Progress {
	readonly done: number;
	readonly of: number;
	/** Whole percent rounded down: 100 means all of it. 0 of nothing. */
	readonly percent: number;
}

export interface ScoringProgress extends Progress {
	readonly parameters: readonly (Progress & { readonly code: string })[];
}

/** An indicator is done when it has a mark that lacks nothing; "don't know" is done, "not applicable" without a reason is not. */
export function progress(
	instrument: Instrument,
	layer: Layer,
	scores: readonly Score[],
	evidence: readonly Evidence[]
): ScoringProgress {
	const open = new Set(lacking(instrument, layer, scores, evidence).map(({ indicator }) => indicator));
	const parameters = instrument.parameters.map(({ code, indicators }) => ({
		code,
		...share(indicators.filter((indicator) => !open.has(indicator.code)).length, indicators.length)
	}));
	const total = (count: 'done' | 'of'): number => parameters.reduce((sum, parameter) => sum + parameter[count], 0);
	return { ...share(total('done'), total('of')), parameters };
}

function share(done: number, of: number): Progress {
	return { done, of, percent: of === 0 ? 0 : Math.floor((100 * done) / of) };
}
