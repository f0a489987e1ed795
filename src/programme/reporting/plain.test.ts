import { expect, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import { inventRound, type Invention } from './cases/invented-round.ts';
import { plainSummary, plainText } from './plain.ts';
import { voiceOf } from './voice.ts';

const rounds: readonly [string, Invention][] = [
	['an ordinary round', {}],
	['a second round', { round: 2, around: 3 }],
	['nothing known', { mark: () => ({ kind: 'dontKnow' }) }],
	['nobody recorded', { source: { participants: [], assessed: null } }],
	['everything at level 1', { mark: () => ({ kind: 'level', level: 1 }) }],
	['a name of 200 letters', { organisation: { name: { ky: 'Ө'.repeat(200) } } }]
];

test.each(rounds.flatMap(([name, invention]) => languages.map((language) => [name, language, invention] as const)))('%s in %s fits on one page and reads as sentences', (_, language, invention) => {
	const summary = plainSummary(voiceOf(inventRound(invention), language));
	const text = plainText(summary);
	expect(text.length).toBeLessThan(3800);
	expect(text).not.toMatch(/undefined|NaN|null|\$\{/);
	for (const line of summary.sections.flatMap(({ lines }) => lines)) expect(line).toMatch(/[.!?…»”]$/);
});

test.each(languages)('no figure is left to compare: neither means nor levels are read out (%s)', (language) => {
	const { sections } = plainSummary(voiceOf(inventRound({ round: 2 }), language));
	const said = sections.flatMap(({ lines }) => lines).join(' ');
	expect(said).not.toMatch(/\d[.,]\d\d(?!\.\d)(?![\d.])/);
	expect(said).not.toMatch(/[1-4]-деңгээл|уров(ень|не|ня) [1-4]|level [1-4]/);
});
