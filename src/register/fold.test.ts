import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test('a Kyrgyz name is found by whoever has no Kyrgyz keyboard', () => {
	expect(fold('«Үмүт-Көл» КФ')).toBe(fold('умут кол кф'));
	expect(fold('Ёлка')).toBe(fold('ЕЛКА'));
});

test('quotes and punctuation do not matter, numbers and letters do', () => {
	expect(fold('"Ак  булак" — 2')).toBe('ак булак 2');
	expect(fold('Ак булак 3')).not.toBe(fold('Ак булак 2'));
});
