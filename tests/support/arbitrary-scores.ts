/** The shipped instrument and random scores for it, for property tests of diagnostics and of the stages after it. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
	indicatorsOf,
	levels,
	type Instrument,
	type Level,
	type Parameter
} from '#programme/diagnostics/instrument.ts';
import type { Evidence, Mark, Score, Scored } from '#programme/diagnostics/score.ts';

const folder = new URL('../../seeds/reference/instruments/organisational-v1/', import.meta.url);
const read = (number: number): Parameter =>
	JSON.parse(readFileSync(new URL(`parameter-${String(number).padStart(2, '0')}.json`, folder), 'utf8'));

export const instrument: Instrument = {
	key: 'organisational',
	version: 1,
	name: { ky: 'Уюмдук диагностика', ru: 'Организационная диагностика', en: 'Organisational diagnostics' },
	parameters: Array.from({ length: 10 }, (_, index) => read(index + 1))
};

export const codes = indicatorsOf(instrument).map(({ code }) => code);

export const atLevel = (indicator: string, level: Level): Score => ({
	indicator,
	mark: { kind: 'level', level },
	comment: ''
});
export const proof = (indicator: string): Evidence => ({
	indicator,
	title: 'Minutes',
	accepted: true,
	provesReview: true
});

/** Every indicator at the level that `at` names, verified with full proof. */
export function scoredAt(at: (code: string) => Level | null): Scored {
	const scores = codes.flatMap((code) => {
		const level = at(code);
		return level === null ? [] : [atLevel(code, level)];
	});
	return { consensus: scores, verified: scores, evidence: codes.map(proof) };
}

export const anyLevel: fc.Arbitrary<Level> = fc.constantFrom(...levels);
export const anyCode = fc.constantFrom(...codes);
export const anyStaff = fc.option(fc.nat({ max: 30 }), { nil: null });

export const anyUncountedMark: fc.Arbitrary<Mark> = fc.oneof(
	fc.constant<Mark>({ kind: 'dontKnow' }),
	fc.record({ kind: fc.constant('notApplicable' as const), reason: fc.constantFrom('', ' ', 'No staff at all') })
);

export const anyMark: fc.Arbitrary<Mark> = fc.oneof(
	{ weight: 6, arbitrary: anyLevel.map((level): Mark => ({ kind: 'level', level })) },
	{ weight: 1, arbitrary: anyUncountedMark }
);

/** Some indicators of the instrument with a mark each, each at most once. */
export const anyScores: fc.Arbitrary<readonly Score[]> = fc
	.tuple(
		...codes.map((indicator) =>
			fc.option(
				anyMark.map((mark): Score => ({ indicator, mark, comment: '' })),
				{ nil: null, freq: 6 }
			)
		)
	)
	.map((scores) => scores.filter((score) => score !== null));

export const anyEvidence: fc.Arbitrary<readonly Evidence[]> = fc.array(
	fc.record({
		indicator: anyCode,
		title: fc.constant('Minutes'),
		accepted: fc.constantFrom(true, false, null),
		provesReview: fc.boolean()
	}),
	{ maxLength: 80, size: 'max' }
);

export const anyScored: fc.Arbitrary<Scored> = fc.record({
	consensus: anyScores,
	verified: anyScores,
	evidence: anyEvidence
});

/** Verified scores for which every needed proof exists. */
export const anyProvenScored: fc.Arbitrary<Scored> = fc
	.record({ consensus: anyScores, verified: anyScores })
	.map((layers) => ({ ...layers, evidence: codes.map(proof) }));
