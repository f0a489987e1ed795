import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { type Pattern, tracesOf } from './traces.ts';

const { database } = await testDatabase();

async function matches(patterns: readonly string[], text: string): Promise<boolean> {
	const { rows } = await database.pool.query<{ found: boolean }>('select exists (select 1 from unnest($1::text[]) as pattern where $2 ~* pattern) as found', [patterns, text]);
	return rows[0]!.found;
}
const finds = (patterns: readonly Pattern[], text: string) => matches(patterns.map(({ inText }) => inText), text);

const person = { name: 'Айгүл Осмонова', email: 'a@b.kg', phone: '+996 555 12-34-56' };

test.each(['Айгүл Осмонова келди', 'осмонова айгүл', 'жооптуу: АЙГҮЛ  ОСМОНОВА.', 'почтасы a@b.kg,', '0555123456', 'тел. +996 (555) 12 34 56'])('“%s” is found', async (text) => {
	const patterns = tracesOf(person, false);
	expect(await finds(patterns, text)).toBe(true);
	expect(await matches(patterns.map(({ nearlyInText }) => nearlyInText), text), 'what is asked first lets it through').toBe(true);
	expect(await matches(patterns.map(({ nearlyInJson }) => nearlyInJson), JSON.stringify(text))).toBe(true);
});

test.each(['Айгүл келди', 'Айгүл Осмоноваева', 'aa@b.kg', 'a@b.kgz', '15551234567', 'Осмонова'])('“%s” is somebody or something else', async (text) => {
	expect(await finds(tracesOf(person, false), text)).toBe(false);
});

test('a name that others bear, or of one word, does not say who it is', async () => {
	expect(await finds(tracesOf(person, true), 'Айгүл Осмонова')).toBe(false);
	expect(tracesOf({ name: 'Айгүл', email: null, phone: null }, false)).toEqual([]);
});

test('a quotation mark in a name is looked for as JSON writes it, too', () => {
	const [first] = tracesOf({ name: 'Жон "Жака" Смит', email: null, phone: '12' }, false);
	expect(first!.inText).toContain('"Жака"');
	expect(first!.inJson).toContain(String.raw`\\"Жака\\"`);
});
