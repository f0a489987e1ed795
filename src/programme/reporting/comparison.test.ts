import { expect, test } from 'vitest';
import { indicatorsOf, type Level } from '#programme/diagnostics/instrument.ts';
import type { Scored } from '#programme/diagnostics/score.ts';
import { result } from '#programme/diagnostics/scoring.ts';
import { instrument, inventRound } from './cases/invented-round.ts';
import { comparable } from '#programme/diagnostics/instrument-comparison.ts';
import { compareRounds } from './comparison.ts';
import { draftChange } from './draft-change.ts';
import { read } from './reading.ts';
import { voiceOf } from './voice.ts';

const codes = indicatorsOf(instrument).map(({ code }) => code);

/** Level 2 everywhere but where it says otherwise; `null` leaves an indicator unscored. Everything has its proof. */
function round(levels: Readonly<Record<string, Level | null>> = {}) {
	const given = codes.flatMap((code) => {
		const level = levels[code] === undefined ? 2 : levels[code];
		return level === null ? [] : [{ indicator: code, mark: { kind: 'level' as const, level }, comment: '' }];
	});
	const scored: Scored = { consensus: given, verified: given, evidence: codes.map((indicator) => ({ indicator, title: `Протокол ${indicator}`, accepted: true, provesReview: true })) };
	return result(instrument, 'verified', scored, 6);
}

test('means are taken over what had a level both times, and nothing scored once makes anybody better or worse', () => {
	const compared = compareRounds(instrument, round({ '5.1': 4, '5.2': 1, '5.3': null }), round({ '5.2': null }), comparable(instrument, instrument, []))!;
	const finance = compared.parameters.find(({ parameter }) => parameter.code === '5')!;
	expect(finance).toMatchObject({ compared: 3, before: 2, now: 8 / 3 });
	expect(compared.risen.map(({ indicator, before, now }) => [indicator.code, before, now])).toEqual([['5.1', 2, 4]]);
	expect(compared.fallen).toEqual([]);
	expect(compared.leftOut).toBe(1);
});

test('a mapping compares an indicator with the one that it was before', () => {
	const compared = compareRounds(instrument, round({ '1.1': 3 }), round({ '2.2': 1 }), new Map([['1.1', '2.2']]))!;
	expect(compared.indicators.map(({ indicator, before, now }) => [indicator.code, before, now])).toEqual([['1.1', 1, 3]]);
	expect(compared.parameters.map(({ parameter }) => parameter.code)).toEqual(['1']);
});

test('without anything in common there is no comparison', () => {
	expect(compareRounds(instrument, round(), round(), new Map())).toBeNull();
	const nothing = inventRound({ round: 2 });
	expect(read({ ...nothing, earlier: { ...nothing.earlier!, pairs: new Map() } }).comparison).toBeNull();
});

test.each(['ky', 'ru', 'en'] as const)('what moved is told with its evidence, and what the group says of itself looking back (%s)', (language) => {
	const base = inventRound({ round: 2 });
	const source = { ...base, verified: round({ '5.1': 4, '9.1': 1 }), earlier: { ...base.earlier!, result: round({ '5.1': 2 }) } };
	const told = draftChange(voiceOf(source, language));
	expect(told).toContain('Протокол 5.1');
	expect(told).toMatch(/2[^.]*4/);
	const back = draftChange(voiceOf({ ...source, retrospective: [{ parameter: '2', level: 1 }] }, language));
	expect(back.length).toBeGreaterThan(told.length + 60);
	expect(back).toContain(instrument.parameters[1]!.name[language]);
});
