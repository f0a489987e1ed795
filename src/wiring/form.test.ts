import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Problem } from '#kernel/problem.ts';
import { parseInput, readForm } from './form.ts';

function form(...entries: [string, string | Blob][]): FormData {
	const data = new FormData();
	for (const [name, value] of entries) data.append(name, value);
	return data;
}

/** As plain objects, for comparing. */
const read = (...entries: [string, string | Blob][]) => JSON.parse(JSON.stringify(readForm(form(...entries)))) as unknown;

test('names with points become objects within objects', () => {
	expect(read(['name.ky', 'Ак булак'], ['name.ru', 'Ак булак'], ['region', 'KG-N'])).toEqual({ name: { ky: 'Ак булак', ru: 'Ак булак' }, region: 'KG-N' });
});

test('a name that ends with brackets is a list, however many there are', () => {
	expect(read(['months[]', 'may'], ['months[]', 'june'])).toEqual({ months: ['may', 'june'] });
	expect(read(['who.months[]', 'may'])).toEqual({ who: { months: ['may'] } });
});

test('a name without brackets that comes twice is its first value', () => {
	expect(read(['name', 'one'], ['name', 'two'])).toEqual({ name: 'one' });
});

test('NUL, which the database refuses, is left out', () => {
	expect(read(['name', 'Ак\0 булак\0'])).toEqual({ name: 'Ак булак' });
});

test('a file stays a file', () => {
	expect(readForm(form(['photo', new Blob(['x'])]))['photo']).toBeInstanceOf(Blob);
});

test('no name reaches the prototype of anything', () => {
	readForm(form(['__proto__.admin', 'yes'], ['constructor.prototype.admin', 'yes'], ['a.__proto__.admin', 'yes']));
	expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
	expect(read(['__proto__', 'x'], ['constructor[]', 'x'], ['a.prototype', 'x'], ['b', 'y'])).toEqual({ b: 'y' });
});

test('a form made to keep the house busy is read in one pass, and a bottomless name is left out', () => {
	const many = form(...Array.from({ length: 50_000 }, (_, index): [string, string] => [`n${index}`, 'x']), ['.'.repeat(500_000), 'x'], [`a${'.a'.repeat(8)}`, 'x']);
	const since = performance.now();
	expect(Object.keys(readForm(many))).toHaveLength(50_000);
	expect(performance.now() - since).toBeLessThan(2000);
});

test('whatever is sent is read without an error', () => {
	const name = fc.oneof(fc.string(), fc.array(fc.constantFrom('a', 'b', '', '__proto__', '[]'), { maxLength: 5 }).map((parts) => parts.join('.')));
	fc.assert(fc.property(fc.array(fc.tuple(name, fc.string())), (entries) => { expect(() => readForm(form(...entries))).not.toThrow(); }));
});

const schema = z.object({
	name: z.string().trim().min(1).max(5),
	email: z.email(),
	password: z.string().min(10),
	who: z.object({ role: z.enum(['head', 'member']) }),
	day: z.string().refine((day) => day !== 'never', { params: { code: 'profiling/no-such-day' } })
});
const right = { name: 'Ак', email: 'a@example.org', password: '0123456789', who: { role: 'head' }, day: 'today' };

test('what is right is what the schema makes of it', () => {
	expect(parseInput(schema, { ...right, name: ' Ак ', more: 'unasked' })).toEqual(right);
});

test.each([
	[{ name: '  ' }, 'name', 'common/required'],
	[{ name: undefined }, 'name', 'common/required'],
	[{ name: 'Ак булак' }, 'name', 'common/too-long'],
	[{ password: 'short' }, 'password', 'common/too-short'],
	[{ email: 'nowhere' }, 'email', 'common/invalid-email'],
	[{ who: { role: 'king' } }, 'who.role', 'common/required'],
	[{ day: 'never' }, 'day', 'profiling/no-such-day']
])('%j is wrong at its field', (wrong, field, code) => {
	expect(problemOf({ ...right, ...wrong })).toMatchObject({ code: 'common/invalid-input', status: 400, fields: [{ field, code }] });
});

test('every field that is wrong is named at once', () => {
	expect(problemOf({}).fields.map(({ field }) => field)).toEqual(['name', 'email', 'password', 'who', 'day']);
});

function problemOf(input: unknown): Problem {
	try {
		parseInput(schema, input);
	} catch (problem) {
		return problem as Problem;
	}
	throw new Error('nothing was found wrong');
}
