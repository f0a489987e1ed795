/**
 * Capacity × consensus, as POET sets the two beside each other (Levinger & Bloom, POET User’s Manual, EDC and Pact 1998): how strong a
 * parameter is, and how far those who scored alone see it alike. The two ask for different work.
 */
import { consensusIndex, smallestGroup } from './findings.ts';
import { type Tally, spreadOf } from './individual-answers.ts';
import { type Instrument, type Level, levels } from './instrument.ts';
import type { Result } from './result.ts';

export type Quadrant = 'strongAlike' | 'strongDifferently' | 'weakAlike' | 'weakDifferently';

export interface GridPlace {
	readonly parameter: string;
	/** Mean level, 1…4. */
	readonly capacity: number;
	/** Mean of the consensus index of its indicators, 0…1. */
	readonly consensus: number;
	/** Indicators that enough people gave a level, of how many there are. */
	readonly indicators: number;
	readonly of: number;
	readonly quadrant: Quadrant;
}

/** Satisfactory or better by the bands of the methodology. */
const strongFrom = 2.5;
/** No more than half of the spread there could be. */
const alikeFrom = 0.5;

/** Parameters of which both are known, in the order of the instrument. Fewer than five levels for an indicator say nothing about it. */
export function agreementGrid(instrument: Instrument, result: Result, tallies: readonly Tally[]): readonly GridPlace[] {
	return instrument.parameters.flatMap(({ code, indicators }): GridPlace[] => {
		const capacity = result.parameters.find((one) => one.code === code)?.mean ?? null;
		const indices = indicators.flatMap((indicator) => indexOf(indicator.code, tallies) ?? []);
		if (capacity === null || indices.length === 0) return [];
		const consensus = indices.reduce((sum, index) => sum + index, 0) / indices.length;
		return [{ parameter: code, capacity, consensus, indicators: indices.length, of: indicators.length, quadrant: quadrantOf(capacity, consensus) }];
	});
}

function indexOf(indicator: string, tallies: readonly Tally[]): number | null {
	const spread = spreadOf(indicator, tallies);
	const given: Level[] = levels.flatMap((level) => Array.from({ length: spread?.levels[level - 1] ?? 0 }, () => level));
	return given.length < smallestGroup ? null : consensusIndex(given);
}

function quadrantOf(capacity: number, consensus: number): Quadrant {
	if (consensus >= alikeFrom) return capacity >= strongFrom ? 'strongAlike' : 'weakAlike';
	return capacity >= strongFrom ? 'strongDifferently' : 'weakDifferently';
}
