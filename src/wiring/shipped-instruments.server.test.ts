import { expect, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import { indicatorsOf, parametersForOverall } from '#programme/diagnostics/instrument.ts';
import { draftOf, partsOf, textsOf } from '#programme/diagnostics/instrument-draft.ts';
import { faultsOf } from '#programme/diagnostics/instrument-faults.ts';
import { shippedInstruments } from './reference.server.ts';

const all = shippedInstruments();

test('ten parameters, a re-check in eight sub-domains, and a short one for groups that are not registered', () => {
	expect(all.map((one) => [one.key, one.parameters.length, indicatorsOf(one).length, parametersForOverall(one)])).toEqual([
		['informal-group', 4, 8, 3], ['organisational', 10, 46, 8], ['performance', 4, 8, 4]
	]);
});

test.each(all)('$key is complete in three languages and could be published as it is', (one) => {
	expect(faultsOf(draftOf(one.key, one.version, partsOf(one)), one)).toEqual([]);
});

/** Texts that two languages share were forgotten untranslated; four texts of an indicator that are alike were never finished. */
test.each(all)('$key says every level in its own words, and in Kyrgyz by Kyrgyz words', (one) => {
	for (const [code, content] of partsOf(one)) {
		for (const [field, text] of textsOf(content)) {
			const long = text.ky.length > 20;
			if (long) expect(new Set(languages.map((language) => text[language])).size, `${one.key} ${code} ${field}`).toBe(3);
			if (long) expect(text.ky, `${one.key} ${code} ${field}`).not.toMatch(/\b(организация|или|для|чтобы|отчёт)\b/);
		}
	}
	for (const { code, levels } of indicatorsOf(one)) for (const language of languages) {
		expect(new Set(Object.values(levels).map((text) => text[language])).size, `${one.key} ${code} ${language}`).toBe(4);
	}
});

/** Whoever asks has something of the indicator's own at hand, also where the level texts of two of them sound alike. */
test('every indicator tells the assessor in three languages what to ask and where levels are mistaken, each in its own words', () => {
	const said = all.flatMap((one) => indicatorsOf(one).flatMap(({ code, guidance, levels }) => languages.map((language) => ({
		where: `${one.key} ${code} ${language}`, text: guidance?.[language] ?? '', rubric: Object.values(levels).map((level) => level[language])
	}))));
	for (const { where, text, rubric } of said) {
		expect(text.length, where).toBeGreaterThan(100);
		for (const sentence of rubric.flatMap((level) => level.split(/(?<=\.) /))) expect(text, where).not.toContain(sentence);
	}
	expect(new Set(said.map(({ text }) => text)).size).toBe(said.length);
});

test('the advice on the ten parameters holds two questions to say aloud and the trap, in as many words as are read at a glance', () => {
	const { parameters } = all.find(({ key }) => key === 'organisational')!;
	const trap = { ky: 'Алданып калбаңыз:', ru: 'Ловушка:', en: 'The trap:' };
	for (const { code, guidance } of parameters.flatMap(({ indicators }) => indicators)) for (const language of languages) {
		const text = guidance?.[language] ?? '';
		expect(text, `${code} ${language}`).toContain(trap[language]);
		expect(text.match(/[«“][^»”]+[?.]?[»”]/g)?.length ?? 0, `${code} ${language}`).toBeGreaterThanOrEqual(2);
		const words = text.split(/\s+/).length;
		expect(words >= 40 && words <= 80, `${code} ${language}: ${words}`).toBe(true);
	}
});
