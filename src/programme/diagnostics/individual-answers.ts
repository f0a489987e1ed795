/**
 * The first layer: what people think on their own. Nobody is shown what one person answered, so what is kept of the answers
 * handed in is how many chose what. There is nothing to write, because words give their writer away.
 */
import { enoughPerspectives } from './respondents.ts';

export const individualMarks = ['1', '2', '3', '4', 'dontKnow'] as const;
export type IndividualMark = (typeof individualMarks)[number];

/** By indicator. */
export type IndividualAnswers = Readonly<Record<string, IndividualMark>>;

export interface Tally {
	readonly indicator: string;
	readonly mark: IndividualMark;
	readonly count: number;
}

/** How many chose each level, and how many could not tell. */
export interface Spread {
	readonly levels: readonly [number, number, number, number];
	readonly dontKnow: number;
	readonly total: number;
}

/** `null` where fewer answered than can hide behind one another. */
export function spreadOf(indicator: string, tallies: readonly Tally[]): Spread | null {
	const count = (mark: IndividualMark) => tallies.find((one) => one.indicator === indicator && one.mark === mark)?.count ?? 0;
	const levels = [count('1'), count('2'), count('3'), count('4')] as const;
	const dontKnow = count('dontKnow');
	const total = levels.reduce((sum, one) => sum + one, dontKnow);
	return total >= enoughPerspectives ? { levels, dontKnow, total } : null;
}
