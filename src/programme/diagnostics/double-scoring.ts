/**
 * Two assessors score the same case, each without the other's marks; then they compare. How far they agree is a finding
 * about the scoring, what they settle on becomes the verified layer.
 */
import type { Case, Rater } from './case.ts';
import { isSameMark } from './merge.ts';
import { type Pair, raterAgreement, type RaterAgreement } from './rater-agreement.ts';
import { levelOf, type Mark, type Score } from './score.ts';

type Rated = Pick<Case, 'raters'>;

export function raterOf({ raters = [] }: Rated, person: string | null): Rater | undefined {
	return raters.find((one) => one.person === person);
}

/** Two are to score, and not both have handed in: nobody may see the other's marks, and nothing is verified. */
export function awaitsMarks({ raters = [] }: Rated): boolean {
	return raters.some(({ handedInAt }) => handedInAt === null);
}

/** Both have handed in. */
export function marksAreOpen({ raters = [] }: Rated): boolean {
	return raters.length > 0 && raters.every(({ handedInAt }) => handedInAt !== null);
}

export interface Comparison {
	readonly indicator: string;
	readonly first: Score;
	readonly second: Score;
	readonly agrees: boolean;
	/** Levels between them; `null` where one of the marks is no level. */
	readonly distance: number | null;
}

/** What both gave, the widest apart first; where one gave a level and the other none, they are as far apart as can be. Ties stand in the order of `order`. */
export function compareMarks(first: readonly Score[], second: readonly Score[], order: readonly string[]): Comparison[] {
	const other = new Map(second.map((score) => [score.indicator, score]));
	const compared = first.flatMap((score): Comparison[] => {
		const beside = other.get(score.indicator);
		return beside ? [{ indicator: score.indicator, first: score, second: beside, agrees: agreesOn(score.mark, beside.mark), distance: distance(score.mark, beside.mark) }] : [];
	});
	const weight = ({ agrees, distance: apart }: Comparison) => (agrees ? 0 : (apart ?? 4));
	return compared.sort((a, b) => weight(b) - weight(a) || order.indexOf(a.indicator) - order.indexOf(b.indicator));
}

/** "Not applicable" is one judgement whatever its reason. */
function agreesOn(a: Mark, b: Mark): boolean {
	return isSameMark(a, b) || (a.kind === 'notApplicable' && b.kind === 'notApplicable');
}

function distance(a: Mark, b: Mark): number | null {
	const [one, two] = [levelOf(a), levelOf(b)];
	return one === null || two === null ? null : Math.abs(one - two);
}

/** Over the indicators to which both gave a level. */
export function agreementOf(compared: readonly Comparison[]): RaterAgreement {
	return raterAgreement(compared.flatMap(({ first, second }): Pair[] => {
		const [one, two] = [levelOf(first.mark), levelOf(second.mark)];
		return one === null || two === null ? [] : [[one, two]];
	}));
}

/** What both said, as the ground of the mark that they share. */
export function sharedScore({ indicator, first, second }: Comparison): Score {
	const comment = [...new Set([first.comment, second.comment].map((text) => text.trim()).filter(Boolean))].join('\n\n');
	return { indicator, mark: first.mark, comment };
}
