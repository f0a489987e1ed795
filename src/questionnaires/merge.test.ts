import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameAnswer, merge, type StoredAnswer } from './merge.ts';

const stored: StoredAnswer = { value: 'Бишкек', version: 3, author: 'Айгүл', at: '2026-03-12T06:00:00Z' };

describe('one answer', () => {
	test('the first answer is stored', () => {
		expect(merge(null, { value: 'Ош', baseVersion: 0 })).toEqual({ outcome: 'apply', value: 'Ош', version: 1 });
	});
	test('nothing where nothing stood stores nothing', () => {
		expect(merge(null, { value: null, baseVersion: 0 })).toEqual({ outcome: 'unchanged', version: 0 });
	});
	test('who saw what stands may replace it, or take it away', () => {
		expect(merge(stored, { value: 'Ош', baseVersion: 3 })).toEqual({ outcome: 'apply', value: 'Ош', version: 4 });
		expect(merge(stored, { value: null, baseVersion: 3 })).toEqual({ outcome: 'apply', value: null, version: 4 });
	});
	test('the same value again changes nothing, whatever it was based on', () => {
		expect(merge(stored, { value: 'Бишкек', baseVersion: 1 })).toEqual({ outcome: 'unchanged', version: 3 });
	});
	test('who had not seen it gets both values', () => {
		expect(merge(stored, { value: 'Ош', baseVersion: 2, baseValue: 'Талас' })).toEqual({ outcome: 'conflict', stored, incoming: 'Ош' });
		expect(merge(stored, { value: 'Ош', baseVersion: 0 })).toMatchObject({ outcome: 'conflict' });
	});
	test('a version from the future is nothing that was seen', () => {
		expect(merge(stored, { value: 'Ош', baseVersion: 9 })).toMatchObject({ outcome: 'conflict' });
	});
	test('an answer that came along untouched does not clash with a colleague', () => {
		expect(merge(stored, { value: 'Талас', baseVersion: 2, baseValue: 'Талас' })).toEqual({ outcome: 'unchanged', version: 3 });
		expect(merge(stored, { value: null, baseVersion: 0 })).toEqual({ outcome: 'unchanged', version: 3 });
		expect(merge(stored, { value: 'Талас', baseVersion: 2 })).toMatchObject({ outcome: 'conflict' });
	});
});

test.each([
	[['a', 'b'], ['b', 'a'], true],
	[{ ky: 'a', ru: 'b' }, { ru: 'b', ky: 'a' }, true],
	['a\r\nb', 'a\nb', true],
	[[{ title: 'a' }, { title: 'b' }], [{ title: 'b' }, { title: 'a' }], false],
	[null, '', false],
	[false, null, false],
	[1, '1', false]
])('%j and %j are the same: %s', (a, b, same) => {
	expect(isSameAnswer(a, b)).toBe(same);
});

/** Several people work on one answer: each looks at what stands, types, and sends when it happens to be their turn. */
type Step = { person: number; does: 'look' | 'send-typed' | 'send-untouched'; typed: string | null };
const step: fc.Arbitrary<Step> = fc.record({
	person: fc.nat(3),
	does: fc.constantFrom('look', 'send-typed', 'send-untouched'),
	typed: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { nil: null })
});

test('whatever the order of looking and sending, nothing that was accepted is lost unseen', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
			const history: StoredAnswer[] = [];
			const seen = new Map<number, number>();
			for (const { person, does, typed } of steps) {
				const standing = history.at(-1) ?? null;
				if (does === 'look') seen.set(person, history.length);
				if (does === 'look') continue;
				const baseVersion = seen.get(person) ?? 0;
				const baseValue = history[baseVersion - 1]?.value ?? null;
				const value = does === 'send-typed' ? typed : baseValue;
				const result = merge(standing, { value, baseVersion, baseValue });
				if (result.outcome === 'apply') {
					// Whoever replaces an answer had it before their eyes.
					expect(baseVersion).toBe(history.length);
					expect(result.version).toBe(history.length + 1);
					history.push({ value: result.value, version: result.version, author: String(person), at: '' });
					seen.set(person, result.version);
				} else if (result.outcome === 'conflict') {
					expect(result.stored).toBe(standing);
					expect(result.incoming).toBe(value);
					expect(does).toBe('send-typed');
				} else {
					// Told "nothing to store": it stands already, or they had typed nothing new.
					expect(isSameAnswer(standing?.value ?? null, value) || isSameAnswer(baseValue, value)).toBe(true);
				}
			}
		}),
		{ numRuns: 500 }
	);
});
