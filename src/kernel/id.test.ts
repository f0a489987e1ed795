import { expect, test } from 'vitest';
import { isId, newId } from './id.ts';

test('a new id is an id, and no other is like it', () => {
	const ids = Array.from({ length: 1000 }, () => newId());
	expect(ids.every(isId)).toBe(true);
	expect(new Set(ids).size).toBe(1000);
});

test('ids made later sort later, so that an index grows at its end', () => {
	const ids = Array.from({ length: 1000 }, () => newId());
	expect([...ids].sort()).toEqual(ids);
});

test.each(['', 'x', '0190b6c2-0000-7000-8000-00000000000', '0190B6C2-0000-7000-8000-000000000000', "0190b6c2-0000-7000-8000-000000000000' or 1=1", 7, null, undefined])('%j is no id', (value) => {
	expect(isId(value)).toBe(false);
});
