/**
 * Drafts every written part of a report from stored scores, in the rubric's sentences and people's own notes. The same
 * source gives the same words. People then edit the parts; drafting again never touches what they wrote.
 */
import type { Language } from '#kernel/localised.ts';
import { draftCauses } from './draft-causes.ts';
import { draftChange } from './draft-change.ts';
import { draftLimits, draftPriorities } from './draft-limits.ts';
import { draftLacks, draftNext, draftRecommendation, draftWorks } from './draft-parameter.ts';
import { draftCharts, draftMethod, draftStory, draftStrengths, draftWeaknesses } from './draft-summary.ts';
import { parameterPart, type PartKey } from './parts.ts';
import type { ReportSource } from './source.ts';
import { voiceOf } from './voice.ts';

/** Every part of the instrument's report, none of them empty, in the order in which the report shows them. */
export function draftParts(source: ReportSource, language: Language): Record<PartKey, string> {
	const voice = voiceOf(source, language);
	const parts: Partial<Record<PartKey, string>> = {
		method: draftMethod(voice),
		story: draftStory(voice),
		strengths: draftStrengths(voice),
		weaknesses: draftWeaknesses(voice),
		causes: draftCauses(voice),
		charts: draftCharts(voice)
	};
	if (voice.reading.comparison) parts.change = draftChange(voice);
	for (const one of voice.reading.parameters) {
		const { code } = one.parameter;
		parts[parameterPart(code, 'works')] = draftWorks(voice, one);
		parts[parameterPart(code, 'lacks')] = draftLacks(voice, one);
		parts[parameterPart(code, 'next')] = draftNext(voice, one);
		parts[parameterPart(code, 'recommendation')] = draftRecommendation(voice, one);
	}
	parts.priorities = draftPriorities(voice);
	parts.limits = draftLimits(voice);
	return parts as Record<PartKey, string>;
}
