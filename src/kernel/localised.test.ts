import { expect, test } from 'vitest';
import { inLanguage, isLanguage } from './localised.ts';

test('the wanted language, else the one its reader most likely knows', () => {
	expect(inLanguage({ ky: 'Максат', ru: 'Цель', en: 'Goal' }, 'ky')).toBe('Максат');
	expect(inLanguage({ ru: 'Цель', en: 'Goal' }, 'ky')).toBe('Цель');
	expect(inLanguage({ ky: 'Максат', en: 'Goal' }, 'ru')).toBe('Максат');
	expect(inLanguage({ ky: 'Максат', ru: 'Цель' }, 'en')).toBe('Цель');
	expect(inLanguage({ ky: '', en: 'Goal' }, 'ky')).toBe('Goal');
});

test('no text at all is an empty text', () => {
	expect([inLanguage({}, 'ky'), inLanguage(null, 'en'), inLanguage(undefined, 'ru')]).toEqual(['', '', '']);
});

test('three languages and no more', () => {
	expect(['ky', 'ru', 'en', 'kk', 'KY', '', null].filter(isLanguage)).toEqual(['ky', 'ru', 'en']);
});
