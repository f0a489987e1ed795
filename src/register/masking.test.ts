import { expect, test } from 'vitest';
import { maskableName, maskableText, nameInFull, nameInMail, shownName, shownSortName } from './masking.ts';

const of = (masked: boolean) => ({ number: 'CSO-2026-00042', masked, name: maskableName({ ky: 'Коргоо', ru: 'Защита' }), sortName: maskableText('Коргоо') });

test.each([
	[false, false, 'Защита', 'Коргоо'],
	[false, true, 'Защита', 'Коргоо'],
	[true, true, 'Защита', 'Коргоо'],
	[true, false, 'CSO-2026-00042', 'CSO-2026-00042']
])('masked %s, known %s: %s', (masked, isKnown, name, place) => {
	expect(shownName(of(masked), isKnown, 'ru')).toBe(name);
	expect(shownSortName(of(masked), isKnown)).toBe(place);
});

test('a mail carries no masked name, not even to those who know it', () => {
	expect([nameInMail(of(true), 'ky'), nameInMail(of(false), 'ky')]).toEqual(['CSO-2026-00042', 'Коргоо']);
});

test('an organisation without a name in any language is its number', () => {
	expect(shownName({ ...of(false), name: maskableName({}) }, true, 'ky')).toBe('CSO-2026-00042');
});

test('in full it is all that was written', () => {
	expect(nameInFull(of(true))).toEqual({ ky: 'Коргоо', ru: 'Защита' });
});
