/** One report in one language while it is being drafted: what was read from the scores, and the words to say it with. */
import { inLanguage, type Language } from '#kernel/localised.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import { shorten } from './narrative.ts';
import { sentence, sentences } from './phrases/grammar.ts';
import { phrasesOf } from './phrases/of.ts';
import type { Days, Phrases } from './phrases/phrases.ts';
import { accepted, read, type IndicatorReading, type Reading } from './reading.ts';
import type { ReportSource } from './source.ts';
import { formatDate, namesInQuotes, quoted, variant } from './words.ts';

export interface Voice {
	readonly language: Language;
	readonly say: Phrases;
	readonly reading: Reading;
	readonly source: ReportSource;
}

export function voiceOf(source: ReportSource, language: Language): Voice {
	return { language, say: phrasesOf[language], reading: read(source), source };
}

export function nameOf(voice: Voice, { indicator }: IndicatorReading): string {
	return indicator.name[voice.language];
}

/** `count` 1 gives one name, more a list that ends in "and". */
export function namesOf(voice: Voice, all: readonly IndicatorReading[]): string {
	return namesInQuotes(all.map((one) => nameOf(voice, one)), voice.language);
}

/** The rubric's own sentence for a level of an indicator. */
export function rubric(voice: Voice, { indicator }: IndicatorReading, level: Level): string {
	return sentence(indicator.levels[level][voice.language]);
}

/** What the organisation is like now, in the rubric's words, after the indicator's name and level; '' without a level. */
export function stateOf(voice: Voice, one: IndicatorReading): string {
	if (one.level === null) return '';
	return sentences(voice.say.lead(nameOf(voice, one), one.level), rubric(voice, one, one.level));
}

const longestNote = 200;

/** What people said about it, in their own words and language: the assessor's note, or else the group's; '' when nobody wrote anything. */
export function noteOn(voice: Voice, one: IndicatorReading): string {
	const { verified, consensus } = one.result.comment;
	const byAssessor = voice.reading.layer === 'verified' && verified.trim() !== '';
	const text = oneLine(byAssessor ? verified : consensus);
	if (text === '') return '';
	const wordings = byAssessor ? voice.say.notes.assessor : voice.say.notes.group;
	return variant(wordings, one.indicator.code)(quotedSentence(shorten(text, longestNote), voice.language));
}

/** At most `limit` titles of accepted evidence; '' when there is none. */
export function evidenceOf(voice: Voice, one: IndicatorReading, limit: number): string {
	const titles = accepted(one).map(oneLine).filter((title) => title !== '').slice(0, limit);
	return titles.length === 0 ? '' : voice.say.notes.evidence(titles.length, namesInQuotes(titles, voice.language));
}

export function listOf(items: readonly string[]): string {
	return items.map((item) => `- ${oneLine(item)}`).join('\n');
}

export function paragraphs(...all: readonly string[]): string {
	return all.filter((one) => one !== '').join('\n\n');
}

export function daysOf({ assessed }: ReportSource): Days | null {
	return assessed && { from: formatDate(assessed.from), to: formatDate(assessed.to) };
}

export function peopleIn({ participants }: ReportSource): number {
	return participants.reduce((sum, { total }) => sum + total, 0);
}

export function organisationName({ organisation }: ReportSource, language: Language): string {
	return oneLine(inLanguage(organisation.name, language)) || organisation.number;
}

/** Line breaks would end a list item or a heading early. */
export function oneLine(text: string): string {
	return text.replace(/\s+/gu, ' ').trim();
}

function quotedSentence(text: string, language: Language): string {
	const inQuotes = quoted(text, language);
	return /[.!?…]$/.test(text) ? inQuotes : `${inQuotes}.`;
}
