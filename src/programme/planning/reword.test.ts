import { expect, test } from 'vitest';
import { reword, rewordAll } from './reword.ts';

const before = { ky: 'Эсеп', ru: 'Учёт', en: 'Accounts' };

test('a text changed in one language leaves no translation that says something else', () => {
	expect(reword(before, { ...before, ky: 'Китеп' }, false)).toEqual({ ky: 'Китеп' });
	expect(reword(before, { ...before, ky: 'Китеп', ru: 'Книга' }, false)).toEqual({ ky: 'Китеп', ru: 'Книга' });
});

test('a slip of the pen leaves the translations where the writer says so', () => {
	expect(reword(before, { ...before, ky: 'Эсебин' }, true)).toEqual({ ...before, ky: 'Эсебин' });
});

test('a translation added or taken away drops nothing else', () => {
	expect(reword({ ky: 'Эсеп' }, { ky: 'Эсеп', ru: 'Учёт' }, false)).toEqual({ ky: 'Эсеп', ru: 'Учёт' });
	expect(reword(before, { ky: 'Эсеп', ru: '' }, false)).toEqual({ ky: 'Эсеп' });
	expect(reword(before, { ky: '', ru: 'Учёт', en: 'Accounts' }, false)).toEqual({ ru: 'Учёт', en: 'Accounts' });
});

test('an untouched text stays as it is', () => {
	expect(reword(before, before, false)).toEqual(before);
});

test('every text of a content is reworded by itself', () => {
	const content = { title: before, why: before, ease: 3 };
	expect(rewordAll(content, { ...content, title: { ...before, ky: 'Китеп' } }, ['title', 'why'], false)).toEqual({ title: { ky: 'Китеп' }, why: before, ease: 3 });
});
