/** A recommendation for every step of the shipped instrument, and plans drafted from random or chosen levels. */
import fc from 'fast-check';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import type { Scored } from '#programme/diagnostics/score.ts';
import { result } from '#programme/diagnostics/scoring.ts';
import { targets } from '#programme/diagnostics/targets.ts';
import { generatePlan, type PlanDraft, type PlanSources, type Recommendation } from '#programme/planning/generate.ts';
import { scale } from '#programme/planning/plan.ts';
import { anyCode, anyLevel, anyProvenScored, anyStaff, codes, instrument, scoredAt } from './arbitrary-scores.ts';

export const start = '2026-09-01' as LocalDate;
const text = { ky: 'Иш', ru: 'Дело', en: 'Work' };
export const entry = (indicator: string, level: Level, ease: 1 | 2 | 3 | 4 | 5 = 3): Recommendation => ({
	indicator,
	level,
	recommendation: text,
	action: { title: text, type: 'policy', output: text, ease }
});
export const library = codes.flatMap((code, index) =>
	([1, 2, 3] as const).map((level) => entry(code, level, scale[(index + level) % 5] ?? 3))
);

export interface Case {
	readonly scored: Scored;
	readonly paidStaff: number | null;
	readonly ageInYears: number | null;
	readonly priorities: readonly string[];
	readonly agreed: Readonly<Record<string, Level>>;
}
export const sources = ({ scored, paidStaff, ageInYears, priorities, agreed }: Case): PlanSources => ({
	instrument,
	result: result(instrument, 'verified', scored, paidStaff),
	targets: targets(instrument, { paidStaff, ageInYears }, agreed),
	recommendations: library,
	priorities,
	start,
	paidStaff
});
export const plan = (at: (code: string) => Level | null, more: Partial<Case & PlanSources> = {}): PlanDraft => {
	const of = { scored: scoredAt(at), paidStaff: 12, ageInYears: 9, priorities: [], agreed: {}, ...more };
	return generatePlan({ ...sources(of), ...(more.recommendations ? { recommendations: more.recommendations } : {}) });
};
export const anyCase: fc.Arbitrary<Case> = fc.record({
	scored: anyProvenScored,
	paidStaff: anyStaff,
	ageInYears: fc.option(fc.nat({ max: 20 }), { nil: null }),
	priorities: fc.uniqueArray(fc.oneof(anyCode, fc.constantFrom('1', '5', '8', '10')), { maxLength: 4 }),
	agreed: fc.dictionary(anyCode, anyLevel, { maxKeys: 3 })
});
