/** Drafts what moved since the round before and by what evidence; '' where there is nothing to compare with. */
import { accepted } from './reading.ts';
import type { IndicatorChange } from './comparison.ts';
import { changePhrases } from './phrases/change.ts';
import { sentences } from './phrases/grammar.ts';
import { listOf, noteOn, oneLine, paragraphs, type Voice } from './voice.ts';
import { formatDate, namesInQuotes, quoted } from './words.ts';

const describedAtMost = 4;

export function draftChange(voice: Voice): string {
	const { comparison, earlier } = voice.reading;
	if (!comparison || !earlier) return '';
	const say = changePhrases[voice.language];
	const { risen, fallen, indicators, leftOut } = comparison;
	const same = indicators.length - risen.length - fallen.length;
	const moved = risen.length + fallen.length;
	return paragraphs(
		sentences(say.intro(formatDate(earlier.on), indicators.length), moved > 0 ? say.counted(risen.length, fallen.length, same) : say.none, leftOut > 0 ? say.leftOut(leftOut) : ''),
		...group(voice, risen, { intro: say.rose, more: say.moreRose, byEvidence: true }),
		...group(voice, fallen, { intro: say.fell, more: say.moreFell, byEvidence: false }),
		lookingBack(voice)
	);
}

function group(voice: Voice, changes: readonly IndicatorChange[], { intro, more, byEvidence }: { intro: string; more: (count: number) => string; byEvidence: boolean }): string[] {
	if (changes.length === 0) return [];
	const rest = changes.length - describedAtMost;
	return [intro, listOf(changes.slice(0, describedAtMost).map((change) => item(voice, change, byEvidence))), rest > 0 ? more(rest) : ''];
}

function item(voice: Voice, { indicator, before, now }: IndicatorChange, byEvidence: boolean): string {
	const { say, language, reading } = voice;
	const words = changePhrases[language];
	const one = reading.parameters.flatMap(({ indicators }) => indicators).find((each) => each.indicator.code === indicator.code);
	const titles = one ? [...new Set(accepted(one).map(oneLine))].filter((title) => title !== '').slice(0, 2) : [];
	const proof = titles.length > 0 ? say.notes.evidence(titles.length, namesInQuotes(titles, language)) : words.unproven;
	return sentences(say.leadPlain(indicator.name[language]), words.moved(say.level(before), say.level(now)), byEvidence ? proof : one ? noteOn(voice, one) : '');
}

/** The answer to the complaint that people over-rate themselves as long as they do not know the scale. */
function lookingBack({ source, reading, language }: Voice): string {
	const say = changePhrases[language];
	const told = (reading.comparison?.parameters ?? []).flatMap(({ parameter, before }) => {
		const level = source.retrospective.find((one) => one.parameter === parameter.code)?.level;
		return level === undefined ? [] : [{ name: parameter.name[language], shift: level - before }];
	});
	if (told.length === 0) return '';
	const named = (shown: typeof told): string => shown.map(({ name }) => quoted(name, language)).join(', ');
	// A whole level is asked for and a mean is compared: less than half a level is no difference.
	const [lower, higher] = [told.filter(({ shift }) => shift <= -0.5), told.filter(({ shift }) => shift >= 0.5)];
	return sentences(
		say.lookingBack,
		lower.length > 0 ? say.lower(named(lower)) : '',
		higher.length > 0 ? say.higher(named(higher)) : '',
		lower.length + higher.length === 0 ? say.same : ''
	);
}
