import { expect, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import { indicatorsOf } from '#programme/diagnostics/instrument.ts';
import { recommendations } from '#programme/planning/library.server.ts';
import { actionTypes } from '#programme/planning/plan.ts';
import { shippedInstruments } from './reference.server.ts';

const all = shippedInstruments();
const steps = [1, 2, 3] as const;

test.each(all)('$key has a recommendation for every indicator and every step up', (instrument) => {
	const places = recommendations(instrument.key).map(({ indicator, level }) => `${indicator} ${level}`);
	expect(places).toEqual(indicatorsOf(instrument).flatMap(({ code }) => steps.map((level) => `${code} ${level}`)));
});

test.each(all)('the library of $key is written in three languages, in whole sentences, and each entry in its own words', ({ key }) => {
	for (const { indicator, level, recommendation, action } of recommendations(key)) {
		const place = `${key} ${indicator} ${level}`;
		expect(actionTypes, place).toContain(action.type);
		expect([1, 2, 3, 4, 5], place).toContain(action.ease);
		for (const text of [recommendation, action.title, action.output]) {
			expect(new Set(languages.map((language) => text[language])).size, place).toBe(3);
			expect(text.ky, place).not.toMatch(/[a-z]|\b(организация|или|для|чтобы|отчёт)\b/i);
			expect(text.ru, place).not.toMatch(/[a-zңөү]/i);
			expect(text.en, place).not.toMatch(/[а-яё]/i);
		}
		for (const language of languages) {
			expect(recommendation[language], place).toMatch(/^[А-ЯЁҢӨҮA-Z].{40,}[.?]$/u);
			expect(action.title[language], place).not.toMatch(/\.$/);
			expect(action.title[language].length, `${place} ${language}`).toBeLessThanOrEqual(90);
		}
	}
	for (const language of languages) {
		const texts = recommendations(key).map(({ recommendation }) => recommendation[language]);
		expect(new Set(texts).size, `${key} ${language}`).toBe(texts.length);
	}
});
