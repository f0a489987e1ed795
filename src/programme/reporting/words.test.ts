import type { LocalDate } from '#kernel/local-date.ts';
import { expect, test } from 'vitest';
import { english, russian, sentence, sentences } from './phrases/grammar.ts';
import { formatDate, formatDates, formatMean, namesInQuotes, quoted, variant } from './words.ts';

test('dates are written day first, and one day is written once', () => {
	const [first, second] = ['2026-03-12', '2026-03-13'] as [LocalDate, LocalDate];
	expect(formatDate(first)).toBe('12.03.2026');
	expect(formatDates(first, second)).toBe('12.03.2026 – 13.03.2026');
	expect(formatDates(first, first)).toBe('12.03.2026');
});

test('a mean has two decimals, behind a comma in Kyrgyz and Russian', () => {
	expect([formatMean(2.4, 'ky'), formatMean(2.4, 'ru'), formatMean(2.4, 'en')]).toEqual(['2,40', '2,40', '2.40']);
});

test('names stand in the quotation marks of the language, once', () => {
	expect(quoted(' Устав ', 'ky')).toBe('«Устав»');
	expect(quoted('«Устав»', 'ru')).toBe('«Устав»');
	expect(quoted('«Ак булак» КФ', 'ru')).toBe('««Ак булак» КФ»');
	expect(namesInQuotes(['А', 'Б', 'В'], 'ky')).toBe('«А», «Б» жана «В»');
	expect(namesInQuotes(['A', 'B'], 'en', (_, at) => ` (${at})`)).toBe('“A” (0) and “B” (1)');
	expect(namesInQuotes([], 'ru')).toBe('');
});

test.each([
	[1, 'индикатор'], [2, 'индикатора'], [4, 'индикатора'], [5, 'индикаторов'], [11, 'индикаторов'], [14, 'индикаторов'],
	[21, 'индикатор'], [22, 'индикатора'], [112, 'индикаторов'], [0, 'индикаторов']
])('%i %s', (count, word) => {
	expect(russian(count, 'индикатор', 'индикатора', 'индикаторов')).toBe(word);
});

test('sentences end and do not double their end', () => {
	expect(sentence('Бар')).toBe('Бар.');
	expect(['Бар.', 'Бар?', 'Бар…', '«Бар.»', ''].map(sentence)).toEqual(['Бар.', 'Бар?', 'Бар…', '«Бар.»', '']);
	expect(sentences('А.', '', 'Б.')).toBe('А. Б.');
	expect(english(1, 'person', 'people')).toBe('person');
});

test('neighbouring parameters are worded differently, and the same one always alike', () => {
	const options = ['a', 'b', 'c'] as const;
	const chosen = Array.from({ length: 10 }, (_, index) => variant(options, String(index + 1)));
	expect(chosen.every((one, index) => one !== chosen[index + 1])).toBe(true);
	expect(variant(options, 'нечисло')).toBe(variant(options, 'нечисло'));
});
