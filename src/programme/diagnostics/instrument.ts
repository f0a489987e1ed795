/**
 * What an assessment instrument is: parameters, their indicators and the four levels of each, in three languages.
 * A published instrument version is immutable; what was scored keeps the version it was scored with (programme.md, rule 6).
 */
import type { Trilingual } from '#kernel/localised.ts';

/** 1 initial, 2 emerging, 3 established, 4 mature. Levels are cumulative; between two, the lower. */
export const levels = [1, 2, 3, 4] as const;
export type Level = (typeof levels)[number];

export interface Indicator {
	/** `5.3`: the parameter's number and the indicator's place in it. */
	readonly code: string;
	readonly name: Trilingual;
	/** A critical indicator at level 1 comes before every other weakness, whatever the priority formula says. */
	readonly critical: boolean;
	/** One plain sentence or two a level, true of an organisation that stands at it. */
	readonly levels: Readonly<Record<Level, Trilingual>>;
	/** Which documents or observations would prove the level. */
	readonly evidence: Trilingual;
	/** What the assessor asks to hear how it works in practice, not only whether a paper exists. */
	readonly question: Trilingual;
	/** What the assessor asks and looks at, and what misleads; absent where the levels say enough. */
	readonly guidance?: Trilingual;
	/** Organisations with at most this many paid staff are not yet expected to stand above level 1 here. Absent: expected of everybody. */
	readonly notYetExpectedUpToStaff?: number;
}

export interface Parameter {
	/** `1`, `2` …: its place in the instrument. */
	readonly code: string;
	readonly name: Trilingual;
	/** The name where room is short: charts, rails. At most 24 characters. */
	readonly shortName: Trilingual;
	/** How much the parameter weighs in the overall mean; 1 by default. */
	readonly weight: number;
	readonly indicators: readonly Indicator[];
}

export interface Instrument {
	readonly key: string;
	readonly version: number;
	readonly name: Trilingual;
	/** For whom and for what it is made, in a sentence or two. */
	readonly purpose?: Trilingual;
	/** With fewer parameters scored there is no overall mean. Absent: four of five parameters, rounded up. */
	readonly parametersForOverall?: number;
	/** Kinds of organisations, as the profile names them, to whom it is proposed before every other. */
	readonly organisationTypes?: readonly string[];
	/** What of an earlier version asks for the same; absent in a first version, and where nothing can be compared. */
	readonly comparesWith?: Comparison;
	readonly parameters: readonly Parameter[];
}

/** Indicators of this version by code, each with the code of the one in the earlier version whose levels mean the same. */
export interface Comparison {
	readonly version: number;
	readonly indicators: Readonly<Record<string, string>>;
}

export type InstrumentName = Pick<Instrument, 'key' | 'version'>;

/** All indicators in the order of the instrument, which is the order of every list that nothing else orders. */
export function indicatorsOf(instrument: Instrument): readonly Indicator[] {
	return instrument.parameters.flatMap((parameter) => parameter.indicators);
}

/** With fewer parameters than this the overall mean would speak of an organisation that was not looked at. */
export function parametersForOverall({ parametersForOverall: own, parameters }: Instrument): number {
	return own ?? Math.ceil(parameters.length * 0.8);
}

/**
 * Is the organisation too small for this indicator? `paidStaff` is how many paid people it has, `null` when that is not
 * known: an unknown size excuses nothing, because not answering must not improve a picture.
 */
export function isNotYetExpected(indicator: Indicator, paidStaff: number | null): boolean {
	const limit = indicator.notYetExpectedUpToStaff;
	return limit !== undefined && paidStaff !== null && paidStaff <= limit;
}
