/** Two rounds side by side, written out. */
import type { Comparison } from './document.ts';
import type { Narrative } from './narrative.ts';
import { daysOf, type Voice } from './voice.ts';
import { formatChange, formatDate, formatMean } from './words.ts';

export function assembleComparison({ source, reading, say, language }: Voice, narrative: Narrative): Comparison | null {
	const { comparison, earlier } = reading;
	if (!comparison || !earlier) return null;
	const asked = new Map(source.retrospective.map(({ parameter, level }) => [parameter, level]));
	const figure = (value: number) => ({ value, text: formatMean(value, language) });
	return {
		narrative,
		before: formatDate(earlier.on),
		now: daysOf(source)?.to ?? say.labels.now,
		isLookedBack: comparison.parameters.some(({ parameter }) => asked.has(parameter.code)),
		rows: comparison.parameters.map(({ parameter, before, now, compared }) => ({
			code: parameter.code,
			name: parameter.name[language],
			before: figure(before),
			lookingBack: String(asked.get(parameter.code) ?? '–'),
			now: figure(now),
			change: formatChange(now - before, language),
			compared: `${compared} / ${parameter.indicators.length}`
		}))
	};
}
