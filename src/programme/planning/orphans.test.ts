import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levels, type Level } from '#programme/diagnostics/instrument.ts';
import { isOrphaned } from './orphans.ts';

const lifting = (from: Level | null, ...indicators: string[]) => ({ from, indicators, status: 'inProgress' as const });
const at = (now: Readonly<Record<string, Level>>) => new Map(Object.entries(now));

test('an action is orphaned when everything it lifts stands above where it begins', () => {
	expect(isOrphaned(lifting(1, '5.1'), at({ '5.1': 2 }))).toBe(true);
	expect(isOrphaned(lifting(2, '5.1'), at({ '5.1': 2 }))).toBe(false);
	expect(isOrphaned(lifting(1, '5.1', '5.2'), at({ '5.1': 3, '5.2': 1 }))).toBe(false);
});

test('what is not known to be gone is not gone, and people’s own actions answer no level', () => {
	expect(isOrphaned(lifting(1, '5.1'), at({}))).toBe(false);
	expect(isOrphaned(lifting(1, '5.1', '5.2'), at({ '5.1': 4 }))).toBe(false);
	expect(isOrphaned(lifting(null, '5.1'), at({ '5.1': 4 }))).toBe(false);
	expect(isOrphaned(lifting(1), at({ '5.1': 4 }))).toBe(false);
});

test('settled actions carry no flag', () => {
	for (const status of ['verified', 'cancelled', 'carriedOver'] as const) expect(isOrphaned({ ...lifting(1, '5.1'), status }, at({ '5.1': 4 }))).toBe(false);
});

test('a higher level never takes the flag away', () => {
	const anyLevel = fc.constantFrom(...levels);
	fc.assert(fc.property(anyLevel, anyLevel, anyLevel, (from, now, later) => {
		fc.pre(later >= now);
		expect(!isOrphaned(lifting(from, '5.1'), at({ '5.1': now })) || isOrphaned(lifting(from, '5.1'), at({ '5.1': later }))).toBe(true);
	}));
});
