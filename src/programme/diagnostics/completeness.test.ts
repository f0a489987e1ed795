import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyScored, atLevel, codes, instrument, proof, scoredAt } from '../../../tests/support/arbitrary-scores.ts';
import { lacking, mayCompleteLayer } from './completeness.ts';
import { layers, type Score } from './score.ts';

const complete = scoredAt(() => 3);
const replaced = (score: Score): readonly Score[] =>
	complete.verified.map((old) => (old.indicator === score.indicator ? score : old));

describe('a layer lacks', () => {
	test('a mark for every indicator in the beginning', () => {
		for (const layer of layers) {
			expect(lacking(instrument, layer, [], [])).toEqual(
				codes.map((indicator) => ({ indicator, problem: 'diagnostics/not-scored' }))
			);
			expect(mayCompleteLayer(instrument, layer, [], [])).toBe('diagnostics/layer-incomplete');
		}
	});

	test('nothing when all is scored and proven', () => {
		for (const layer of layers)
			expect(mayCompleteLayer(instrument, layer, complete.verified, complete.evidence)).toBe(true);
	});

	test('proof in the verified layer only', () => {
		expect(lacking(instrument, 'consensus', complete.consensus, [])).toEqual([]);
		expect(lacking(instrument, 'verified', complete.verified, complete.evidence.slice(1))).toEqual([
			{ indicator: '1.1', problem: 'diagnostics/level-without-evidence' }
		]);
		const noReview = complete.evidence.map((item) => ({ ...item, provesReview: false }));
		expect(lacking(instrument, 'verified', replaced(atLevel('1.1', 4)), noReview)).toEqual([
			{ indicator: '1.1', problem: 'diagnostics/level-4-without-review' }
		]);
	});

	test('a decision on every item of evidence', () => {
		const pending = { ...proof('1.2'), accepted: null };
		expect(lacking(instrument, 'verified', complete.verified, [...complete.evidence, pending])).toEqual([
			{ indicator: '1.2', problem: 'diagnostics/evidence-undecided' }
		]);
		expect(lacking(instrument, 'consensus', complete.consensus, [pending])).toEqual([]);
	});

	test('a reason where something does not apply, in every layer; "don’t know" lacks nothing', () => {
		for (const layer of layers) {
			const notApplicable: Score = { indicator: '4.4', mark: { kind: 'notApplicable', reason: ' ' }, comment: '' };
			expect(lacking(instrument, layer, replaced(notApplicable), complete.evidence)).toEqual([
				{ indicator: '4.4', problem: 'diagnostics/not-applicable-without-reason' }
			]);
			expect(
				lacking(
					instrument,
					layer,
					replaced({ indicator: '4.4', mark: { kind: 'dontKnow' }, comment: '' }),
					complete.evidence
				)
			).toEqual([]);
		}
	});

	test('something wherever a verified level 3 has no accepted evidence', () => {
		fc.assert(
			fc.property(anyScored, ({ verified, evidence }) => {
				const open = new Set(lacking(instrument, 'verified', verified, evidence).map(({ indicator }) => indicator));
				const accepted = new Set(evidence.filter((item) => item.accepted === true).map(({ indicator }) => indicator));
				for (const { indicator, mark } of verified) {
					if (mark.kind === 'level' && mark.level >= 3 && !accepted.has(indicator))
						expect(open.has(indicator)).toBe(true);
				}
			})
		);
	});
});
