import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { languages } from '#kernel/localised.ts';
import type { Answers } from '#questionnaires/answer.ts';
import type { Definition } from '#questionnaires/definition.ts';
import { answersRead } from '#questionnaires/expression.ts';
import { anyScored, atLevel, codes, instrument, proof } from '../../../tests/support/arbitrary-scores.ts';
import { type CaseFacts, inconsistencies } from './consistency.ts';
import { type Contradictions, withCells } from './contradictions.ts';
import type { Scored } from './score.ts';

const read = <T>(path: string) => JSON.parse(readFileSync(new URL(`../../../seeds/reference/${path}`, import.meta.url), 'utf8')) as T;
const shipped = read<Contradictions>('consistency/organisational-profile.json');
const definition = read<Definition>('questionnaires/profile-v1.json');
const policies = Object.values(read<Record<string, { value: string }[]>>('vocabularies/policies.json')).flat().map(({ value }) => value);
const today = '2026-03-12' as LocalDate;

const nothing: Scored = { consensus: [], verified: [], evidence: [] };
const all = { roles: ['board', 'staff', 'beneficiary'], people: 6, fewerBecause: '', paidStaff: 4 };
const facts = (scored: Partial<Scored>, answers: Answers | null = null, also: Partial<CaseFacts> = {}): CaseFacts => ({
	instrument, scored: { ...nothing, ...scored }, contradictions: shipped.contradictions, heard: all, unconfirmedPeople: 0,
	profile: answers && { answers, today }, ...also
});
const found = (...given: Parameters<typeof facts>) => inconsistencies(facts(...given));

describe('the pairs that ship', () => {
	test('at least ten, each with a name of its own, on indicators that the instrument has, in three languages', () => {
		expect(shipped.contradictions.length).toBeGreaterThanOrEqual(10);
		expect(new Set(shipped.contradictions.map(({ id }) => id)).size).toBe(shipped.contradictions.length);
		for (const { indicator, said, from, upTo } of shipped.contradictions) {
			expect(codes).toContain(indicator);
			expect((from === undefined) !== (upTo === undefined)).toBe(true);
			for (const language of languages) expect(said[language]).toMatch(/^\p{Ll}.*[^.]$/u);
		}
	});

	test('speak of questions, rows and columns that the profile has', () => {
		const questions = definition.sections.flatMap((section) => section.questions);
		for (const name of shipped.contradictions.flatMap(({ when }) => answersRead(when))) {
			const [question, row, column] = name.split('.');
			const known = questions.find(({ id }) => id === question);
			expect(known, name).toBeDefined();
			if (row === undefined) continue;
			expect(policies, name).toContain(row);
			expect(known!.kind === 'table' && known!.columns.some(({ id }) => id === column), name).toBe(true);
		}
	});

	test('ask nothing of the profile that can hurt the organisation, because assessors do not see that', () => {
		const sensitive = new Set(definition.sections.flatMap((section) => section.questions).filter(({ dataClass }) => dataClass === 'sensitive').map(({ id }) => id));
		const asked = shipped.contradictions.flatMap(({ when }) => answersRead(when)).map((name) => name.split('.')[0]!);
		expect(asked.filter((question) => sensitive.has(question))).toEqual([]);
	});
});

describe('a profile and a level that do not go together', () => {
	const level = (indicator: string, value: 1 | 2 | 3 | 4) => ({ consensus: [atLevel(indicator, value)], evidence: [proof(indicator)] });

	test('audit “never” in the profile and level 3 on 5.5', () => {
		expect(found(level('5.5', 3), { hadAudit: false })).toMatchObject([{ kind: 'contradictsProfile', indicator: '5.5', level: 3, contradiction: { id: 'never-audited' } }]);
		expect(found(level('5.5', 2), { hadAudit: false })).toEqual([]);
		expect(found(level('5.5', 3), { hadAudit: true })).toEqual([]);
		// Not answered is not “never”.
		expect(found(level('5.5', 3), {})).toEqual([]);
		expect(found(level('5.5', 3), null)).toEqual([]);
	});

	test('the other way round too: an approved strategy and level 1', () => {
		const approved = { policies: [{ row: 'strategy', status: 'approved' }, { row: 'hr', status: 'none' }] };
		expect(found(level('2.2', 1), approved)).toMatchObject([{ indicator: '2.2', contradiction: { id: 'strategy-is-approved' } }]);
		expect(found(level('2.2', 2), approved)).toEqual([]);
		expect(found(level('4.1', 3), approved)).toMatchObject([{ indicator: '4.1', contradiction: { id: 'no-hr-policy' } }]);
	});

	test('no volunteers, one large donor, no formal relations', () => {
		const none = { volunteers: [{ row: 'regular', women: 0, men: 0 }, { row: 'occasional', women: 0, men: 0 }], largestDonorShare: 71.5, inPublicCouncil: false, hadStateOrder: false };
		const scored = ['4.4', '8.2', '10.4'];
		const at = (value: 3) => ({ consensus: scored.map((code) => atLevel(code, value)), evidence: scored.map(proof) });
		expect(found(at(3), none).map((one) => 'indicator' in one && one.indicator)).toEqual(scored);
		expect(found(at(3), { ...none, agreements: [{ partner: 'Айыл өкмөтү' }], largestDonorShare: 40, volunteers: [{ row: 'regular', women: 2, men: 0 }] })).toEqual([]);
	});

	test('what the assessor verified counts, where that is there', () => {
		expect(found({ consensus: [atLevel('5.5', 3)], verified: [{ ...atLevel('5.5', 2) }] }, { hadAudit: false })).toEqual([]);
	});

	test('cells of fixed rows have names of their own', () => {
		expect(withCells({ policies: [{ row: 'hr', status: 'draft' }], networks: [{ name: 'X' }], hadAudit: true })).toMatchObject({ 'policies.hr.status': 'draft', hadAudit: true });
	});
});

describe('within the scores', () => {
	test('level 3 without accepted evidence; level 2 needs none', () => {
		const offered = [{ ...proof('3.1'), accepted: null }, { ...proof('3.2'), accepted: false }];
		const scored = { consensus: [atLevel('3.1', 3), atLevel('3.2', 4), atLevel('3.3', 2)], evidence: offered };
		expect(found(scored)).toEqual([{ kind: 'levelWithoutEvidence', indicator: '3.1', level: 3 }, { kind: 'levelWithoutEvidence', indicator: '3.2', level: 4 }]);
	});

	test('not applicable without a reason', () => {
		const mark = (reason: string) => ({ consensus: [{ indicator: '6.4', mark: { kind: 'notApplicable' as const, reason }, comment: '' }] });
		expect(found(mark('  '))).toEqual([{ kind: 'notApplicableWithoutReason', indicator: '6.4' }]);
		expect(found(mark('Кызматкер жок'))).toEqual([]);
	});

	test('two levels between group and assessor without a word; one level, or a word, is enough', () => {
		const gap = (verified: 1 | 2, comment: string) => ({ consensus: [atLevel('2.1', 3)], verified: [{ ...atLevel('2.1', verified), comment }] });
		expect(found(gap(1, ' '))).toEqual([{ kind: 'gapWithoutComment', indicator: '2.1', agreed: 3, verified: 1 }]);
		expect(found(gap(1, 'Документ табылган жок'))).toEqual([]);
		expect(found(gap(2, ''))).toEqual([]);
	});

	test('never breaks off, and names only what the instrument has', () => {
		fc.assert(fc.property(anyScored, (scored) => {
			for (const one of found(scored, { hadAudit: false })) if ('indicator' in one) expect(codes).toContain(one.indicator);
		}));
	});
});

describe('who was heard', () => {
	test('a side that nobody spoke for; staff is not missed where nobody is paid', () => {
		const heard = { ...all, roles: ['head', 'board'] };
		expect(found({}, null, { heard })).toEqual([{ kind: 'missingPerspective', side: 'staff' }, { kind: 'missingPerspective', side: 'beneficiary' }]);
		expect(found({}, null, { heard: { ...heard, paidStaff: 0 } })).toEqual([{ kind: 'missingPerspective', side: 'beneficiary' }]);
		expect(found({}, null, { heard: null })).toEqual([]);
	});

	test('fewer than five, unless it was said why', () => {
		expect(found({}, null, { heard: { ...all, people: 4 } })).toEqual([{ kind: 'fewPerspectives', people: 4, wanted: 5 }]);
		expect(found({}, null, { heard: { ...all, people: 4, fewerBecause: 'Уюмда үч киши' } })).toEqual([]);
	});

	test('people who rated themselves and wait to be confirmed', () => {
		expect(found({}, null, { unconfirmedPeople: 2 })).toEqual([{ kind: 'unconfirmedPeople', people: 2 }]);
	});
});
