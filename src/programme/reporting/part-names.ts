/** What each part of a report is called, in the language of the report. */
import { inLanguage, type Language } from '#kernel/localised.ts';
import type { Instrument } from '#programme/diagnostics/instrument.ts';
import type { ReportLabels } from './phrases/labels.ts';
import { parameterParts, parameterPart, partKeys, type PartKey, type SectionPart } from './parts.ts';

export function partNames(instrument: Instrument, labels: ReportLabels, language: Language): readonly { key: PartKey; name: string }[] {
	const { sections } = labels;
	const named: Readonly<Record<SectionPart, string>> = {
		method: sections.method, story: sections.summary, strengths: labels.strengths, weaknesses: labels.weaknesses, causes: labels.causes,
		charts: sections.charts, change: sections.comparison, priorities: sections.priorities, limits: sections.limits
	};
	const inParameters = new Map(instrument.parameters.flatMap(({ code, shortName }) =>
		parameterParts.map((part) => [parameterPart(code, part), `${code}. ${inLanguage(shortName, language)} — ${labels[part]}`] as const)));
	return partKeys(instrument, { isCompared: true }).map((key) => ({ key, name: inParameters.get(key) ?? named[key as SectionPart] }));
}

/** Where the part stands on the page of the report. */
export function anchorOf(key: string): string {
	return `part-${key.replaceAll('.', '-')}`;
}
