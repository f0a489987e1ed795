import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { languages } from '#kernel/localised.ts';
import { instrument } from '../../../tests/support/arbitrary-scores.ts';
import { calibrationFaults } from './calibration-faults.ts';
import { calibrationOf, type CalibrationSet, isCalibrationDue, mostDiffering, type Vignette, type VignetteMark } from './calibration.ts';

const shipped = JSON.parse(readFileSync(new URL('../../../seeds/reference/calibration/organisational-v1.json', import.meta.url), 'utf8')) as CalibrationSet;
const { vignettes } = shipped;
const day = (text: string) => text as LocalDate;
const asAgreed = (except: Readonly<Record<string, VignetteMark>> = {}) => vignettes.map(({ key, agreed }) => ({ vignette: key, mark: except[key] ?? agreed }));

describe('the cases that ship with the product', () => {
	test('could be published, and look at every parameter once', () => {
		expect(calibrationFaults(shipped, instrument)).toEqual([]);
		expect(vignettes.map(({ indicator }) => indicator.split('.')[0])).toEqual(instrument.parameters.map(({ code }) => code));
	});
	test('deserve every level somewhere, and "not applicable" once: who always gives one level is found out', () => {
		expect([...new Set(vignettes.map(({ agreed }) => agreed))].sort()).toEqual(['1', '2', '3', '4', 'notApplicable']);
	});
	test.each(vignettes)('$key is told at length in three languages, none of them a copy of another', ({ title, situation, reason }) => {
		for (const text of [title, situation, reason]) expect(new Set(languages.map((language) => text[language])).size).toBe(3);
		for (const language of languages) {
			const words = situation[language].split(/\s+/).length;
			expect(words, language).toBeGreaterThanOrEqual(80);
			expect(words, language).toBeLessThanOrEqual(150);
		}
		for (const text of [title, situation, reason]) expect(text.ky).not.toMatch(/\b(организация|или|для|чтобы|отчёт)\b/);
	});
	test.each(vignettes)('$key does not say its level before it is answered', ({ title, situation }) => {
		for (const language of languages) expect(title[language] + situation[language]).not.toMatch(/[1-4]-деңгээл|уровень [1-4]|level [1-4]|колдонулбайт|неприменимо|not applicable/i);
	});
});

describe('a set is not published', () => {
	const first = vignettes[0]!;
	const faultsWith = (vignette: Partial<Vignette>) => calibrationFaults({ ...shipped, vignettes: [{ ...first, ...vignette }] }, instrument).map(({ problem }) => problem);
	test('with an indicator that the instrument does not have, or for no instrument', () => {
		expect(faultsWith({ indicator: '11.1' })).toEqual(['diagnostics/calibration-indicator-unknown']);
		expect(calibrationFaults(shipped, null)).toHaveLength(vignettes.length);
	});
	test('with a text missing in one language', () => {
		for (const language of languages) for (const field of ['title', 'situation', 'reason'] as const) expect(faultsWith({ [field]: { ...first[field], [language]: ' ' } })).toEqual(['diagnostics/calibration-text-missing']);
	});
	test('with a level that there is not', () => {
		for (const agreed of ['0', '5', 'dontKnow']) expect(faultsWith({ agreed: agreed as VignetteMark })).toEqual(['diagnostics/calibration-level-unknown']);
	});
	test('with a case that is there twice', () => {
		expect(calibrationFaults({ ...shipped, vignettes: [first, first] }, instrument)).toEqual([{ vignette: first.key, problem: 'diagnostics/calibration-twice' }]);
	});
});

describe('how far somebody is from what was agreed on', () => {
	test('whoever answers as agreed is in full agreement, and drifts nowhere', () => {
		const { answered, of, alike, agreement, drift } = calibrationOf(shipped, asAgreed());
		expect([answered, of, alike]).toEqual([10, 10, 10]);
		expect(agreement).toEqual({ n: 9, exact: 1, within1: 1, kappa: 1 });
		expect(drift).toEqual({ n: 9, mean: 0 });
	});
	test('milder is above 0, stricter below, by how many levels in the mean', () => {
		expect(calibrationOf(shipped, asAgreed({ 'founder-alone': '3', 'unused-mailbox': '2' })).drift).toEqual({ n: 9, mean: 3 / 9 });
		expect(calibrationOf(shipped, asAgreed({ 'complaints-answered': '1' }))).toMatchObject({ alike: 9, drift: { mean: -3 / 9 }, agreement: { within1: 8 / 9 } });
	});
	test('a level where none was to be given is not as agreed, and is no level to compare', () => {
		expect(calibrationOf(shipped, asAgreed({ 'nobody-employed': '1' }))).toMatchObject({ answered: 10, alike: 9, agreement: { n: 9, exact: 1 }, drift: { mean: 0 } });
		expect(calibrationOf(shipped, asAgreed({ 'board-minutes': 'notApplicable' }))).toMatchObject({ alike: 9, agreement: { n: 8 } });
	});
	test('what is not answered counts for nothing', () => {
		expect(calibrationOf(shipped, [])).toEqual({ answered: 0, of: 10, alike: 0, agreement: { n: 0, exact: null, within1: null, kappa: null }, drift: { n: 0, mean: null } });
		expect(calibrationOf(shipped, [{ vignette: 'of-an-earlier-version', mark: '2' }]).answered).toBe(0);
	});
});

test('cases that many answer otherwise come first, with which way; those that all answer as agreed are left out', () => {
	const given = [...asAgreed({ 'one-large-donor': '3', 'ramps-promised': '4' }), ...asAgreed({ 'one-large-donor': '3' }), ...asAgreed({ 'one-large-donor': '1', 'nobody-employed': '1' })];
	expect(mostDiffering(shipped, given).map(({ vignette: { key }, ...counts }) => [key, counts])).toEqual([
		['one-large-donor', { answered: 3, differently: 3, milder: 2, stricter: 1 }],
		['nobody-employed', { answered: 3, differently: 1, milder: 0, stricter: 0 }],
		['ramps-promised', { answered: 3, differently: 1, milder: 1, stricter: 0 }]
	]);
	expect(mostDiffering(shipped, [])).toEqual([]);
});

test('a calibration holds for twelve months, to the day', () => {
	expect(isCalibrationDue(null, day('2026-03-02'))).toBe(true);
	expect(isCalibrationDue(day('2025-03-02'), day('2026-03-02'))).toBe(false);
	expect(isCalibrationDue(day('2025-03-01'), day('2026-03-02'))).toBe(true);
});
