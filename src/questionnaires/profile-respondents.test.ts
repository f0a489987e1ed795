/** Respondents are played: an initiative group and an organisation fill in the profile that ships with the product. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Answer, Answers } from './answer.ts';
import { readDefinition } from './definition.schema.ts';
import type { Question, Vocabularies } from './definition.ts';
import { missing } from './missing.ts';
import { isComplete, percentOf, progress } from './progress.ts';
import { relevance } from './relevance.ts';

const seeds = new URL('../../seeds/reference/', import.meta.url);
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, seeds), 'utf8'));
const files = readdirSync(new URL('vocabularies/', seeds));
const vocabularies = Object.assign({}, ...files.map((file) => readJson(`vocabularies/${file}`))) as Vocabularies;
const reading = readDefinition(readJson('questionnaires/profile-v1.json'), vocabularies);
if (!reading.ok) throw new Error(reading.faults.join('\n'));
const { definition } = reading;
const questions = definition.sections.flatMap((section) => section.questions);
const circumstances = { today: '2026-03-12' as LocalDate, vocabularies };
const of = (answers: Answers) => progress(definition, answers, circumstances);
const left = (answers: Answers) =>
	missing(definition, answers, circumstances).map(({ question, code }) => `${question} ${code.replace('questionnaires/', '')}`);

const zeroStaff = (rows: string[]) => rows.map((row) => ({ row, women: 0, men: 0 }));
const group: Answers = {
	name: { ky: 'Таза булак' },
	acronym: 'Таза булак',
	organisationType: 'initiative-group',
	yearFounded: '2024',
	registered: false,
	whyNotRegistered: 'Каражат жетишпейт.',
	actualAddress: 'Мектеп көчөсү, 4',
	region: 'KG-N',
	district: 'Кочкор району',
	settlement: 'Кум-Дөбө айылы',
	phone: '+996 700 123 456',
	email: 'taza.bulak@example.kg',
	headName: 'Асанова Айгүл',
	headSex: 'female',
	headHasTerm: false,
	contactName: 'Асанова Айгүл',
	mission: { ky: 'Айылга таза суу.' },
	mainTheme: 'environment',
	workTypes: ['mobilising'],
	reach: 'village',
	targetGroups: ['remote-communities'],
	constituency: 'Айылдын тургундары',
	constituencySize: 1200,
	governingBody: 'general-meeting',
	paidStaff: zeroStaff(['full-time', 'part-time']),
	volunteers: zeroStaff(['regular', 'occasional']),
	lastFinancialYear: '2025',
	annualIncome: ['last-year', 'year-before', 'two-years-before'].map((row) => ({ row, band: '0' })),
	hadIncome: false,
	truthful: true,
	noExclusions: true,
	notSanctioned: true,
	knowsProgrammeStaff: false,
	consentProcessing: true,
	consentSharing: false,
	consentPublication: 'unnamed',
	signedBy: 'Асанова Айгүл',
	signedPosition: 'Жетекчи',
	signedOn: '2026-03-12'
};

describe('an unregistered initiative group', () => {
	test('is done without any papers', () => {
		expect(left(group)).toEqual([]);
		expect(isComplete(of(group))).toBe(true);
	});
	test('is not even asked for them, but why it has none', () => {
		const asked = relevance(definition, group, circumstances.today).questions;
		for (const paper of [
			'inn',
			'okpo',
			'registrationNumber',
			'registrationDate',
			'charter',
			'legalForm',
			'legalAddress',
			'hasBankAccount',
			'bankName'
		])
			expect(asked.has(paper)).toBe(false);
		expect(left({ ...group, whyNotRegistered: null })).toEqual(['whyNotRegistered required']);
	});
});

const organisation: Answers = {
	...group,
	organisationType: 'cso',
	registered: true,
	legalForm: 'foundation',
	registrationNumber: '48206-3303-ООО',
	registrationDate: '2024-05-20',
	inn: '01207199510092',
	legalAddress: 'Нарын шаары, Ленин көчөсү, 1',
	hadIncome: true,
	incomeShares: [
		{ row: 'foreign-donors', share: 66.6 },
		{ row: 'membership-fees', share: 33.4 }
	],
	hasBankAccount: true,
	bankName: 'Айыл Банк'
};

describe('a registered organisation', () => {
	test('is done', () => expect(left(organisation)).toEqual([]));
	test('must also give what a group need not', () => {
		expect(left({ ...group, organisationType: 'cso', registered: true })).toEqual([
			'legalForm required',
			'registrationNumber required',
			'registrationDate required',
			'inn required',
			'legalAddress required',
			'hasBankAccount required'
		]);
	});

	const mistakes: [string, Answers, string][] = [
		['13 digits', { inn: '1207199510092' }, 'inn inn-lost-zero'],
		['7 digits', { okpo: '2969365' }, 'okpo not-an-okpo'],
		['a number of old', { phone: '0700 123 456' }, 'phone phone-without-prefix'],
		['a year to come', { yearFounded: '2027', registrationDate: null }, 'yearFounded constraint'],
		['registered before it was founded', { registrationDate: '2023-12-31' }, 'registrationDate constraint'],
		['a registered initiative group', { organisationType: 'initiative-group' }, 'registered constraint'],
		['shares that make 99', { incomeShares: [{ row: 'other', share: 99 }] }, 'incomeShares constraint'],
		['the main field twice', { secondaryThemes: ['environment', 'health'] }, 'secondaryThemes constraint'],
		['four other fields', { secondaryThemes: ['health', 'religion', 'international', 'social-services'] }, 'secondaryThemes too-many-chosen'],
		['a project that ends before it starts', { projects: [{ title: 'Арык', start: '2025-02-01', end: '2025-01-31' }] }, 'projects constraint'],
		['no consent', { consentProcessing: false }, 'consentProcessing constraint'],
		['a document without a state', { policies: [{ row: 'finance', approvedBy: 'Башкарма' }] }, 'policies cell-required'],
		['a masked group in the open', { targetGroups: ['key-populations'] }, 'targetGroups unknown-choice'],
		['a term that ended before the founding', { headHasTerm: true, headTermEnd: '2020-01-01' }, 'headTermEnd constraint']
	];
	test.each(mistakes)('is told of %s', (_, answers, problem) => {
		expect(left({ ...organisation, ...answers })).toContain(problem);
	});
	test('may leave the end of a project open', () => {
		expect(
			left({
				...organisation,
				projects: [
					{ title: 'Арык', end: '2025-01-31' },
					{ title: 'Көпүрө', start: '2025-01-31' }
				]
			})
		).toEqual([]);
	});
	test('whose head has outstayed the term is told, not stopped', () => {
		const late = { ...organisation, headHasTerm: true, headTermEnd: '2025-12-31' };
		expect(left(late)).toEqual([]);
		expect(relevance(definition, late, circumstances.today).questions.has('headTermOver')).toBe(true);
	});
});

describe('progress', () => {
	test('an untouched profile is 0 everywhere', () => {
		const none = of({});
		expect([none.answered, none.problems, percentOf(none)]).toEqual([0, 0, 0]);
		expect(none.sections.every((section) => section.answered === 0 && section.problems === 0)).toBe(true);
	});

	const answerTo = (question: Question): fc.Arbitrary<Answer> => {
		const wild = fc.anything() as fc.Arbitrary<Answer>;
		const tame = [organisation, group].map((answers) => answers[question.id] ?? null);
		return fc.oneof(fc.constant(null), fc.constantFrom(...tame), { arbitrary: wild, weight: 1 });
	};
	const anyAnswers = fc.record(Object.fromEntries(questions.map((question) => [question.id, answerTo(question)])), {
		requiredKeys: []
	}) as fc.Arbitrary<Answers>;

	test('whatever is answered, it adds up, and nothing is missing exactly when it is complete', () => {
		fc.assert(
			fc.property(anyAnswers, (answers) => {
				const whole = of(answers);
				expect(whole.answered).toBeLessThanOrEqual(whole.required);
				for (const key of ['required', 'answered', 'problems'] as const)
					expect(whole.sections.reduce((total, section) => total + section[key], 0)).toBe(whole[key]);
				expect(missing(definition, answers, circumstances).length === 0).toBe(isComplete(whole));
			}),
			{ numRuns: 50 }
		);
	});

	test('optional answers never add to it', () => {
		const required = new Set(questions.filter((question) => question.required).map((question) => question.id));
		fc.assert(
			fc.property(anyAnswers, (answers) => {
				const optional = Object.fromEntries(Object.entries(answers).filter(([id]) => !required.has(id)));
				expect(of(optional).answered).toBe(0);
			}),
			{ numRuns: 50 }
		);
	});
});
