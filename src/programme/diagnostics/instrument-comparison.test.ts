import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyProvenScored, codes, instrument, scoredAt } from '../../../tests/support/arbitrary-scores.ts';
import { comparable, compare, areComparable } from './instrument-comparison.ts';
import type { Instrument } from './instrument.ts';
import { result } from './scoring.ts';

const without = (source: Instrument, ...gone: string[]): Instrument['parameters'] =>
	source.parameters.map((parameter) => ({ ...parameter, indicators: parameter.indicators.filter(({ code }) => !gone.includes(code)) }));
const same = (list: readonly string[]) => Object.fromEntries(list.map((code) => [code, code]));

/** 1.1 asks for something else than before; 1.2 and 1.3 have changed places. */
const second: Instrument = {
	...instrument, version: 2,
	comparesWith: { version: 1, indicators: { ...same(codes.filter((code) => code !== '1.1')), '1.2': '1.3', '1.3': '1.2' } }
};
/** 2.1 was given up. */
const third: Instrument = { ...instrument, version: 3, parameters: without(instrument, '2.1'), comparesWith: { version: 2, indicators: same(codes.filter((code) => code !== '2.1')) } };
const versions = [instrument, second, third];

describe('what is comparable', () => {
	test('is everything within one version, and nothing between instruments', () => {
		expect([...comparable(instrument, instrument, versions).keys()]).toEqual(codes);
		expect(areComparable(instrument, { ...instrument, key: 'performance' }, versions)).toBe(false);
	});

	test('is, between versions, what the newer one says, link by link', () => {
		const found = comparable(third, instrument, versions);
		expect(found.has('1.1')).toBe(false);
		expect(found.has('2.1')).toBe(false);
		expect(found.get('1.2')).toBe('1.3');
		expect(found.size).toBe(codes.length - 2);
	});

	test('is the same the other way round, where a later round used an earlier version', () => {
		expect(comparable(instrument, third, versions).get('1.3')).toBe('1.2');
		expect(comparable(instrument, third, versions).size).toBe(codes.length - 2);
	});

	test('is nothing where the chain is broken', () => {
		expect(areComparable(third, instrument, [instrument, third])).toBe(false);
		expect(areComparable({ ...second, comparesWith: { version: 9, indicators: same(codes) } }, instrument, versions)).toBe(false);
		const { comparesWith: _, ...alone } = second;
		expect(areComparable(alone, instrument, versions)).toBe(false);
	});
});

describe('comparing', () => {
	test('a round with itself shows no change, whatever was scored', () => {
		fc.assert(
			fc.property(anyProvenScored, (scored) => {
				const now = result(instrument, 'verified', scored, 12);
				for (const parameter of compare(now, now, comparable(instrument, instrument, versions))) {
					expect(parameter.now).toBe(parameter.earlier);
					expect(parameter.indicators.every(({ change }) => change === 0 || change === null)).toBe(true);
					expect(parameter.now).toBe(now.parameters.find(({ code }) => code === parameter.code)!.mean);
				}
			})
		);
	});

	test('takes into both means only what has a level in both rounds', () => {
		const now = result(instrument, 'verified', scoredAt((code) => (code === '1.1' ? 4 : 3)), 12);
		const earlier = result(instrument, 'verified', scoredAt((code) => (code === '1.1' ? null : 2)), 12);
		const [first] = compare(now, earlier, comparable(instrument, instrument, versions));
		expect(first).toMatchObject({ code: '1', earlier: 2, now: 3, compared: first!.of - 1 });
	});

	test('leaves out what means something else now', () => {
		const at = result(instrument, 'verified', scoredAt(() => 2), 12);
		const [first] = compare(at, at, comparable(second, instrument, versions));
		expect(first!.indicators.map(({ code }) => code)).not.toContain('1.1');
		expect(first!.indicators.find(({ code }) => code === '1.2')).toMatchObject({ earlierCode: '1.3' });
	});
});
