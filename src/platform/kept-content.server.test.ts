import { expect, test } from 'vitest';
import { fingerprintOf, keptContent } from './kept-content.server.ts';

test('what was read once is not read again, and nobody can change it for the others', async () => {
	const keep = keptContent<{ levels: string[] }>();
	let reads = 0;
	const load = async () => ({ levels: [`read ${++reads}`] });
	const first = await keep('a', load);
	expect(await keep('a', load)).toBe(first);
	expect((await keep('b', load)).levels).toEqual(['read 2']);
	expect(() => first.levels.push('more')).toThrow(TypeError);
	expect(reads).toBe(2);
});

test('only what was asked for last is held', async () => {
	const keep = keptContent<{ name: string }>(2);
	const reads: string[] = [];
	const ask = (name: string) => keep(name, async () => {
		reads.push(name);
		return { name };
	});
	for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(name);
	expect(reads).toEqual(['a', 'b', 'c', 'b']);
});

test('a fingerprint tells contents apart', () => {
	expect(fingerprintOf({ a: 1 })).toBe(fingerprintOf({ a: 1 }));
	expect(fingerprintOf({ a: 1 })).not.toBe(fingerprintOf({ a: 2 }));
});
