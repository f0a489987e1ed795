import { describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/id.ts';
import { agreementOf, awaitsMarks, compareMarks, marksAreOpen, raterOf, sharedScore } from './double-scoring.ts';
import type { Mark, Score } from './score.ts';

const level = (value: 1 | 2 | 3 | 4): Mark => ({ kind: 'level', level: value });
const none: Mark = { kind: 'dontKnow' };
const score = (indicator: string, mark: Mark, comment = ''): Score => ({ indicator, mark, comment });
const rater = (person: string, handedInAt: string | null) => ({ person: person as PersonId, isSecond: person === 'b', begunAt: null, handedInAt });

describe('who has handed in', () => {
	test('marks are open when both have, and awaited until then', () => {
		const half = { raters: [rater('a', '2026-03-01T00:00:00Z'), rater('b', null)] };
		const both = { raters: half.raters.map((one) => ({ ...one, handedInAt: '2026-03-02T00:00:00Z' })) };
		expect([awaitsMarks(half), marksAreOpen(half), awaitsMarks(both), marksAreOpen(both)]).toEqual([true, false, false, true]);
		expect(raterOf(half, 'b')?.isSecond).toBe(true);
	});
	test('a case that is scored once awaits nobody, and has nothing to compare', () => {
		for (const of of [{}, { raters: [] }]) expect([awaitsMarks(of), marksAreOpen(of), raterOf(of, null)]).toEqual([false, false, undefined]);
	});
});

describe('two sheets side by side', () => {
	const order = ['1.1', '1.2', '1.3', '2.1'];
	const first = [score('1.1', level(2)), score('1.2', level(1)), score('1.3', level(3)), score('2.1', none)];
	const second = [score('1.1', level(2)), score('1.2', level(3)), score('1.3', level(2)), score('2.1', level(2))];
	const compared = compareMarks(first, second, order);

	test('begin with what is furthest apart', () => {
		expect(compared.map(({ indicator, agrees, distance }) => [indicator, agrees, distance])).toEqual([['2.1', false, null], ['1.2', false, 2], ['1.3', false, 1], ['1.1', true, 0]]);
	});
	test('agree by the levels that both gave', () => {
		expect(agreementOf(compared)).toMatchObject({ n: 3, exact: 1 / 3, within1: 2 / 3 });
		expect(agreementOf([])).toEqual({ n: 0, exact: null, within1: null, kappa: null });
	});
	test('agree on "not applicable" whatever the reason', () => {
		expect(compareMarks([score('1.1', { kind: 'notApplicable', reason: 'a' })], [score('1.1', { kind: 'notApplicable', reason: 'b' })], order)[0]!.agrees).toBe(true);
	});
	test('leave out what only one of them scored', () => {
		expect(compareMarks([score('1.1', level(1))], [], order)).toEqual([]);
	});
	test('keep what both said, and once where they said the same', () => {
		const shared = (a: string, b: string) => sharedScore(compareMarks([score('1.1', level(2), a)], [score('1.1', level(2), b)], order)[0]!).comment;
		expect([shared('Бар', 'Көрдүм'), shared('Бар', ' Бар'), shared('', '')]).toEqual(['Бар\n\nКөрдүм', 'Бар', '']);
	});
});
