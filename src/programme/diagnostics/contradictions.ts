/**
 * What a profile says that does not go together with a level, as data: seeds/reference/consistency holds the pairs. A contradiction
 * is a question to the assessor, never a verdict: either of the two may be wrong.
 */
import type { Trilingual } from '#kernel/localised.ts';
import { type Answer, type Answers, cellOf, rowsOf } from '#questionnaires/answer.ts';
import type { Expression } from '#questionnaires/expression.ts';
import type { Level } from './instrument.ts';

export interface Contradiction {
	readonly id: string;
	readonly indicator: string;
	/** Levels that do not fit: from this one up, or up to this one. */
	readonly from?: Level;
	readonly upTo?: Level;
	/** Over the profile's answers; a cell of a table with fixed rows is called `table.row.column`. */
	readonly when: Expression;
	/** What the profile says, to stand in the middle of a sentence. */
	readonly said: Trilingual;
}

export interface Contradictions {
	/** Keys of the instrument and of the questionnaire whose codes they speak of. */
	readonly instrument: string;
	readonly questionnaire: string;
	readonly contradictions: readonly Contradiction[];
}

export function isBetween({ from = 1, upTo = 4 }: Pick<Contradiction, 'from' | 'upTo'>, level: Level): boolean {
	return level >= from && level <= upTo;
}

/** The same answers, and each cell of a fixed row under a name of its own, so that conditions can speak of one row. */
export function withCells(answers: Answers): Answers {
	const cells: Record<string, Answer> = {};
	for (const [question, answer] of Object.entries(answers)) {
		for (const row of rowsOf(answer)) {
			const name = cellOf(row, 'row');
			if (typeof name !== 'string') continue;
			for (const column of Object.keys(row)) if (column !== 'row') cells[`${question}.${name}.${column}`] = cellOf(row, column);
		}
	}
	return { ...answers, ...cells };
}
