/** Drafts the four written parts of one parameter. Which wording is used depends on the parameter's code alone. */
import type { Level } from '#programme/diagnostics/instrument.ts';
import { sentence, sentences } from './phrases/grammar.ts';
import type { IndicatorReading, ParameterReading } from './reading.ts';
import { listOf, nameOf, namesOf, noteOn, paragraphs, rubric, stateOf, type Voice } from './voice.ts';
import { quoted, variant } from './words.ts';

/** How many indicators are described in full in one part; the others are named. Twelve pages for 46 indicators leave no room for more. */
const described = 2;

export function draftWorks(voice: Voice, one: ParameterReading): string {
	const { say, language } = voice;
	const { code } = one.parameter;
	const { scored } = one.result;
	if (scored === 0) return silent(voice, one);
	if (one.works.length > 0) {
		const intro =
			one.works.length === scored ? variant(say.parameter.worksAll, code)(scored) : variant(say.parameter.worksSome, code)(one.works.length, scored);
		const rest = one.works.slice(described);
		return paragraphs(intro, items(voice, one.works), rest.length > 0 ? variant(say.parameter.worksAlso, code)(namesOf(voice, rest), rest.length) : '');
	}
	const begun = one.indicators.find(({ level }) => level === 2);
	if (begun) {
		const toldBelow = one.lacks.slice(0, described).includes(begun);
		return sentences(variant(say.parameter.worksEmerging, code)(quoted(nameOf(voice, begun), language)), toldBelow ? '' : rubric(voice, begun, 2));
	}
	return variant(say.parameter.worksInitial, code)(scored);
}

export function draftLacks(voice: Voice, one: ParameterReading): string {
	const { say } = voice;
	const { code } = one.parameter;
	if (one.result.scored === 0) return say.parameter.silent.lacks;
	const unproven = one.indicators.filter(({ result }) => result.unproven);
	const rest = one.lacks.slice(described);
	return paragraphs(
		one.lacks.length > 0 ? variant(say.parameter.lacksSome, code, 1)(one.lacks.length, one.result.scored) : '',
		items(voice, one.lacks),
		rest.length > 0 ? variant(say.parameter.lacksAlso, code)(namesOf(voice, rest), rest.length) : '',
		one.lacks.length === 0 && one.enough.length === 0 ? variant(say.parameter.lacksNone, code)() : '',
		one.enough.length > 0 ? variant(say.parameter.enough, code)(namesOf(voice, one.enough), one.enough.length) : '',
		unproven.length > 0 ? variant(say.parameter.unproven, code)(namesOf(voice, unproven), unproven.length) : ''
	);
}

export function draftNext(voice: Voice, one: ParameterReading): string {
	const { say } = voice;
	const { code } = one.parameter;
	if (one.result.scored === 0) return say.parameter.silent.next;
	const steps = upwards(one);
	if (steps.length === 0) return variant(say.parameter.nextTop, code)();
	const firm = steps.every(({ to }) => to >= 3);
	const targets = steps.flatMap(({ reading, to }) => (to === 2 ? [voice.source.targets.get(reading.indicator.code)?.level ?? 3] : []));
	const target = targets.reduce<Level>((highest, level) => (level > highest ? level : highest), 2);
	return paragraphs(
		variant(firm ? say.parameter.nextFirm : say.parameter.next, code, 2)(),
		listOf(steps.map(({ reading, to }) => sentences(say.lead(nameOf(voice, reading), to), rubric(voice, reading, to)))),
		target > 2 ? say.parameter.nextOnTheWay(target) : ''
	);
}

export function draftRecommendation(voice: Voice, one: ParameterReading): string {
	const { say } = voice;
	const { code } = one.parameter;
	if (one.result.scored === 0) {
		return allNotApplicable(voice, one) ? say.parameter.silent.recommendationNotApplicable : say.parameter.silent.recommendation;
	}
	const advice = upwards(one).map(({ reading, to }) => sentences(say.leadPlain(nameOf(voice, reading)), adviceOn(voice, reading, to)));
	if (advice.length === 0) return variant(say.parameter.recommendTop, code)();
	return paragraphs(variant(say.parameter.recommend, code, 3)(), listOf(advice));
}

/** The library's advice for the level at which the indicator stands, or else the level to aim at: never 2, which says what is still missing. */
export function adviceOn(voice: Voice, { indicator, level }: IndicatorReading, to: Level): string {
	const entry = voice.source.recommendations.find((one) => one.indicator === indicator.code && one.level === level);
	if (entry) return sentence(entry.recommendation[voice.language]);
	const aim = to === 2 ? 3 : to;
	return sentences(voice.say.parameter.recommendFallback(aim), sentence(indicator.levels[aim][voice.language]));
}

/** What is described in full, with what people said about it. */
function items(voice: Voice, all: readonly IndicatorReading[]): string {
	return listOf(all.slice(0, described).map((reading) => sentences(stateOf(voice, reading), noteOn(voice, reading))));
}

/** The indicators whose next step is described: weaknesses first, then the lowest of the others. */
function upwards(one: ParameterReading): readonly { reading: IndicatorReading; to: Level }[] {
	return [...one.lacks, ...one.enough, ...one.works.toReversed()]
		.flatMap((reading) => (reading.level === null || reading.level === 4 ? [] : [{ reading, to: (reading.level + 1) as Level }]))
		.slice(0, one.lacks.length > 1 ? described : 1);
}

function silent(voice: Voice, one: ParameterReading): string {
	const { notApplicable, unknown } = voice.say.parameter.silent;
	return allNotApplicable(voice, one) ? notApplicable(one.indicators.length) : unknown(one.indicators.length);
}

function allNotApplicable({ reading }: Voice, { indicators }: ParameterReading): boolean {
	return indicators.length > 0 && indicators.every(({ result }) => result[reading.layer]?.kind === 'notApplicable');
}
