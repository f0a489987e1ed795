/** The written parts of a report and the stable keys by which they are stored, edited, reviewed and translated. */
import type { Instrument } from '#programme/diagnostics/instrument.ts';

export const sectionParts = ['method', 'story', 'strengths', 'weaknesses', 'causes', 'charts', 'change', 'priorities', 'limits'] as const;
export const parameterParts = ['works', 'lacks', 'next', 'recommendation'] as const;

export type SectionPart = (typeof sectionParts)[number];
export type ParameterPart = (typeof parameterParts)[number];

/** `story`, `parameter.5.works`. */
export type PartKey = SectionPart | `parameter.${string}.${ParameterPart}`;

/** Absent and '' mean the same: the part is left out. */
export type Parts = Readonly<Partial<Record<PartKey, string>>>;

/** In the order in which the report shows them; what moved is told only where there is a round to compare with. */
export function partKeys(instrument: Instrument, { isCompared = false } = {}): readonly PartKey[] {
	const parameters = instrument.parameters.flatMap(({ code }) => parameterParts.map((part) => parameterPart(code, part)));
	return ['method', 'story', 'strengths', 'weaknesses', 'causes', 'charts', ...(isCompared ? (['change'] as const) : []), ...parameters, 'priorities', 'limits'];
}

export function parameterPart(code: string, part: ParameterPart): PartKey {
	return `parameter.${code}.${part}`;
}
