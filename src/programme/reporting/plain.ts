/**
 * The report in a page that can be read aloud at a meeting: short sentences, no figures to compare, no word of the trade without
 * its meaning. It is made from the same reading of the scores as the report and issued with it.
 */
import { inLanguage } from '#kernel/localised.ts';
import { plainPhrases } from './phrases/plain.ts';
import { sentence, sentences } from './phrases/grammar.ts';
import type { IndicatorReading } from './reading.ts';
import { adviceOn } from './draft-parameter.ts';
import { daysOf, organisationName, oneLine, peopleIn, rubric, type Voice } from './voice.ts';
import { quoted } from './words.ts';
import { shorten } from './narrative.ts';

export interface PlainSection {
	readonly heading: string;
	/** Each can be read by itself. */
	readonly lines: readonly string[];
}

export interface PlainSummary {
	readonly title: string;
	readonly organisation: string;
	readonly sections: readonly PlainSection[];
}

const longestName = 90;

export function plainSummary(voice: Voice): PlainSummary {
	const { source, reading, language } = voice;
	const say = plainPhrases[language];
	const name = shorten(organisationName(source, language), longestName);
	const { overall, band, parametersScored } = reading.result;
	const sections: PlainSection[] = [
		{ heading: say.about, lines: [say.opening(name), say.held(daysOf(source), peopleIn(source)), reading.layer === 'verified' ? say.verified : ''] },
		{ heading: say.whole, lines: [parametersScored === 0 ? say.nothing : overall === null || band === null ? say.notAll : say.standing[band], ...change(voice)] },
		{ heading: say.well, lines: reading.strengths.map((one) => told(voice, one)) },
		{ heading: say.first, lines: reading.weaknesses.slice(0, 3).flatMap((one) => [told(voice, one), sentences(say.step, step(voice, one))]) },
		{ heading: say.then, lines: [reading.priorities.length > 0 ? say.plan : '', say.noExam, say.where(inLanguage(source.programme, language))] }
	];
	return {
		title: say.title,
		organisation: name,
		sections: sections.map(({ heading, lines }) => ({ heading, lines: lines.filter((line) => line !== '') })).filter(({ lines }) => lines.length > 0)
	};
}

/** The plain summary as a text file: for messengers, for screen readers, for a sheet of paper. */
export function plainText({ title, organisation, sections }: PlainSummary): string {
	return [title, organisation, ...sections.flatMap(({ heading, lines }) => ['', heading, ...lines])].join('\n');
}

function told(voice: Voice, one: IndicatorReading): string {
	const { language } = voice;
	return one.level === null ? '' : sentences(sentence(quoted(one.indicator.name[language], language)), rubric(voice, one, one.level));
}

function step(voice: Voice, one: IndicatorReading): string {
	const entry = voice.source.recommendations.find(({ indicator, level }) => indicator === one.indicator.code && level === one.level);
	if (entry) return sentence(oneLine(entry.action.title[voice.language]));
	return adviceOn(voice, one, one.level === 1 ? 2 : 3);
}

function change({ reading, language }: Voice): string[] {
	const { comparison } = reading;
	if (!comparison) return [];
	const say = plainPhrases[language];
	const [up, down] = [comparison.risen.length, comparison.fallen.length];
	return [up > down ? say.better : down > up ? say.worse : say.alike];
}
