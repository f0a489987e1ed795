import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyEvidence, anyLevel, atLevel } from '../../../tests/support/arbitrary-scores.ts';
import type { Evidence, Score } from './score.ts';
import { mayVerify, mayVerifyLevel, standingMark } from './verification.ts';

const item = (accepted: boolean | null, provesReview?: boolean): Evidence => ({
	indicator: '2.2',
	title: 'Strategy',
	accepted,
	...(provesReview === undefined ? {} : { provesReview })
});

describe('a level may be verified', () => {
	test('up to 2 without evidence', () => {
		expect([mayVerifyLevel(1, []), mayVerifyLevel(2, [])]).toEqual([true, true]);
	});

	test('from 3 on only with accepted evidence', () => {
		expect(mayVerifyLevel(3, [])).toBe('diagnostics/level-without-evidence');
		expect(mayVerifyLevel(3, [item(null), item(false, true)])).toBe('diagnostics/level-without-evidence');
		expect(mayVerifyLevel(3, [item(true)])).toBe(true);
	});

	test('at 4 only with accepted proof of review', () => {
		expect(mayVerifyLevel(4, [])).toBe('diagnostics/level-without-evidence');
		expect(mayVerifyLevel(4, [item(true), item(null, true)])).toBe('diagnostics/level-4-without-review');
		expect(mayVerifyLevel(4, [item(true, false)])).toBe('diagnostics/level-4-without-review');
		expect(mayVerifyLevel(4, [item(true, true)])).toBe(true);
	});

	test('more evidence never forbids what less allowed', () => {
		fc.assert(
			fc.property(anyLevel, anyEvidence, anyEvidence, (level, some, more) => {
				if (mayVerifyLevel(level, some) === true) expect(mayVerifyLevel(level, [...some, ...more])).toBe(true);
			})
		);
	});
});

describe('a score may stand', () => {
	test('only on evidence of its own indicator', () => {
		expect(mayVerify(atLevel('2.3', 3), [item(true, true)])).toBe('diagnostics/level-without-evidence');
		expect(mayVerify(atLevel('2.2', 3), [item(true, true)])).toBe(true);
	});

	test('as "not applicable" only with a reason, as "don’t know" always', () => {
		const notApplicable = (reason: string): Score => ({
			indicator: '4.4',
			mark: { kind: 'notApplicable', reason },
			comment: ''
		});
		for (const blank of ['', '  ', '\n\t'])
			expect(mayVerify(notApplicable(blank), [])).toBe('diagnostics/not-applicable-without-reason');
		expect(mayVerify(notApplicable('It has no volunteers by statute'), [])).toBe(true);
		expect(mayVerify({ indicator: '4.4', mark: { kind: 'dontKnow' }, comment: '' }, [])).toBe(true);
	});

	test('and falls when its evidence is taken back', () => {
		expect(standingMark(atLevel('2.2', 3), [item(true)])).toEqual({ kind: 'level', level: 3 });
		expect(standingMark(atLevel('2.2', 3), [item(false)])).toBeNull();
		expect(standingMark(undefined, [item(true)])).toBeNull();
	});
});
