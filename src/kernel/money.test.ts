import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMoney, compareMoney, isAmount, parseMoney, totals, type Money } from './money.ts';

const som = (amount: string): Money => ({ amount, currency: 'KGS' });

/** An amount in tyiyn and the same written in som. */
const anyTyiyn = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
function written(tyiyn: bigint): Money {
	const digits = (tyiyn < 0n ? -tyiyn : tyiyn).toString().padStart(3, '0');
	return som(`${tyiyn < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
}

describe('money', () => {
	test('is a plain decimal number with a currency', () => {
		expect(['0', '12', '-3.50', '1200.50', '0.1'].every(isAmount)).toBe(true);
		expect(['', '.5', '5.', '1,200', '1e3', '007', '+1', ' 1', 'NaN', 5, null].filter(isAmount)).toEqual([]);
		expect(parseMoney('10.00', 'KGS')).toEqual(som('10.00'));
		expect(parseMoney('10.00', 'som')).toBeNull();
		expect(parseMoney('ten', 'KGS')).toBeNull();
	});

	test('sums are exact where floating point is not', () => {
		expect(addMoney(som('0.1'), som('0.2'))).toEqual(som('0.3'));
		expect(addMoney(som('9007199254740993'), som('0.01'))).toEqual(som('9007199254740993.01'));
		expect(addMoney(som('-0.05'), som('0.02'))).toEqual(som('-0.03'));
		fc.assert(
			fc.property(anyTyiyn, anyTyiyn, (a, b) => {
				expect(addMoney(written(a), written(b))).toEqual(written(a + b));
			})
		);
	});

	test('comparison is by value, not by spelling', () => {
		expect(compareMoney(som('1.5'), som('1.50'))).toBe(0);
		expect(compareMoney(som('10'), som('9.99'))).toBe(1);
		fc.assert(
			fc.property(anyTyiyn, anyTyiyn, (a, b) => {
				expect(compareMoney(written(a), written(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
			})
		);
	});

	test('currencies are never mixed', () => {
		const dollars = { amount: '5', currency: 'USD' };
		expect(() => addMoney(som('1'), dollars)).toThrow(TypeError);
		expect(() => compareMoney(som('1'), dollars)).toThrow(TypeError);
		expect(totals([som('1.50'), dollars, som('2')])).toEqual([som('3.50'), dollars]);
		expect(totals([])).toEqual([]);
	});

	test('what is no amount is not added up', () => {
		expect(() => addMoney(som('1,5'), som('1'))).toThrow(TypeError);
	});
});
