/** Drafts what lies behind the findings: what carries the organisation and what holds it back, across parameters. */
import { causePhrases } from './phrases/causes.ts';
import { sentences } from './phrases/grammar.ts';
import type { IndicatorReading } from './reading.ts';
import { rootCauses } from './root-causes.ts';
import { namesOf, paragraphs, type Voice } from './voice.ts';

/** A cause named with more indicators than this is a list, not a thought. */
const namedAtMost = 3;

export function draftCauses(voice: Voice): string {
	const say = causePhrases[voice.language];
	if (voice.reading.result.parametersScored === 0) return say.unscored;
	const { supports, causes } = rootCauses(voice.reading);
	if (supports.length + causes.length === 0) return voice.reading.priorities.length > 0 ? say.none : say.noWeakness;
	const named = (findings: readonly IndicatorReading[]): string => namesOf(voice, findings.slice(0, namedAtMost));
	const carried = supports.map(({ key, findings }) => say.supports[key](named(findings)));
	const last = carried.pop() ?? '';
	return paragraphs(...carried, sentences(last, last && causes.length > 0 ? say.leverage : ''), ...causes.map(({ key, findings }) => say.causes[key](named(findings))));
}
