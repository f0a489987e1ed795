/**
 * Which level to aim at. Never "4 for all": established practice is enough, and less is enough for those whom size or age
 * excuses. The organisation and the programme may agree otherwise for any indicator; that agreement wins.
 */
import { indicatorsOf, isNotYetExpected, type Indicator, type Instrument, type Level } from './instrument.ts';

/** `null` when not known, which excuses nothing. */
export interface Organisation {
	readonly paidStaff: number | null;
	/** Whole years since it began to work, registered or not. */
	readonly ageInYears: number | null;
}

export type TargetReason = 'agreed' | 'notYetExpected' | 'young' | 'veryFewStaff' | 'usual';

export interface Target {
	readonly level: Level;
	readonly because: TargetReason;
}

/** The first row that applies decides. */
const rules: readonly (Target & { readonly applies: (indicator: Indicator, organisation: Organisation) => boolean })[] =
	[
		{
			because: 'notYetExpected',
			level: 2,
			applies: (indicator, { paidStaff }) => isNotYetExpected(indicator, paidStaff)
		},
		{ because: 'young', level: 2, applies: (_, { ageInYears }) => ageInYears !== null && ageInYears < 2 },
		{ because: 'veryFewStaff', level: 2, applies: (_, { paidStaff }) => paidStaff !== null && paidStaff <= 2 },
		{ because: 'usual', level: 3, applies: () => true }
	];

export function defaultTarget(indicator: Indicator, organisation: Organisation): Target {
	const rule = rules.find((row) => row.applies(indicator, organisation));
	return { level: rule?.level ?? 3, because: rule?.because ?? 'usual' };
}

/** A target for every indicator; `agreed` holds the levels settled with the organisation, by indicator code. */
export function targets(
	instrument: Instrument,
	organisation: Organisation,
	agreed: Readonly<Record<string, Level>> = {}
): ReadonlyMap<string, Target> {
	return new Map(
		indicatorsOf(instrument).map((indicator) => {
			const level = agreed[indicator.code];
			return [
				indicator.code,
				level === undefined ? defaultTarget(indicator, organisation) : { level, because: 'agreed' }
			];
		})
	);
}
