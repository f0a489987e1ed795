import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import type { CompetenceFramework } from './competences.ts';
import { type Colleague, heatMap, keyPersonRisk, roleGaps, trainingNeeds } from './human-capacity.ts';
import { type Level, levels } from './instrument.ts';

const framework = JSON.parse(readFileSync(new URL('../../../seeds/reference/competences/human-capacity-v1.json', import.meta.url), 'utf8')) as CompetenceFramework;
const codes = framework.competences.map(({ code }) => code);
const person = (id: string, role: string, confirmed: Record<string, Level>): Colleague => ({ id, role, confirmed });
const codesOf = (list: readonly { readonly competence: { readonly code: string } }[]) => list.map(({ competence }) => competence.code);

const anybody: fc.Arbitrary<readonly Colleague[]> = fc.array(
	fc.record({
		role: fc.constantFrom(...framework.roles.map(({ key }) => key)),
		confirmed: fc.dictionary(fc.constantFrom(...codes), fc.constantFrom(...levels))
	}),
	{ maxLength: 9 }
).map((list) => list.map((one, index) => ({ id: String(index), ...one })));

describe('the shipped framework', () => {
	test('has the eight roles and ten topics of the methodology, each with a question that asks for something done', () => {
		expect(framework.roles).toHaveLength(8);
		expect(codes).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
		for (const language of languages) for (const { can, proof, name, shortName } of framework.competences) {
			expect(can[language].length).toBeGreaterThan(20);
			expect(proof[language]).toMatch(/\?$/);
			expect(name[language] && shortName[language]).toBeTruthy();
		}
	});

	test('every topic is needed by some role, and every role needs some topic that exists', () => {
		const core = framework.roles.flatMap((role) => role.core);
		expect(new Set(core)).toEqual(new Set(codes));
		expect(framework.roles.every((role) => role.core.length > 0)).toBe(true);
	});
});

describe('the heat map', () => {
	test('shows what a role can do: the highest of its people, and for how many it was confirmed', () => {
		const [row] = heatMap(framework, [person('a', 'projectManager', { '7': 2, '8': 1 }), person('b', 'projectManager', { '7': 4 })]);
		expect(row).toMatchObject({ role: { key: 'projectManager' }, people: 2 });
		expect(row!.cells.find(({ competence }) => competence === '7')).toEqual({ competence: '7', level: 4, people: 2, isCore: true });
		expect(row!.cells.find(({ competence }) => competence === '5')).toEqual({ competence: '5', level: null, people: 0, isCore: false });
	});

	test('leaves out roles that nobody fills and keeps the order of the framework', () => {
		const rows = heatMap(framework, [person('a', 'volunteers', {}), person('b', 'leader', { '1': 3 })]);
		expect(rows.map(({ role }) => role.key)).toEqual(['leader', 'volunteers']);
	});
});

describe('the key person', () => {
	const leader = person('leader', 'leader', { '1': 4, '5': 3, '8': 4, '10': 2 });
	const accountant = person('accountant', 'accountant', { '1': 2, '5': 4, '6': 3, '10': 1 });

	test('what exactly one person does alone hangs on them, the most important first', () => {
		const risk = keyPersonRisk(framework, [leader, accountant]);
		expect(codesOf(risk.heldByOne)).toEqual(['8', '1', '6']);
		expect(risk.people).toEqual([
			{ person: 'leader', competences: ['8', '1'], weight: 5 },
			{ person: 'accountant', competences: ['6'], weight: 1 }
		]);
	});

	test('weighs by importance: 6 of the 9 that the two of them hold', () => {
		// Held: 5 (3), 8 (3), 1 (2), 6 (1); by one person: 8, 1 and 6.
		expect(keyPersonRisk(framework, [leader, accountant]).share).toBeCloseTo(6 / 9);
	});

	test('what was looked at and nobody can do alone is a gap, not a risk; what nobody was asked about is neither', () => {
		const risk = keyPersonRisk(framework, [leader, accountant]);
		expect(risk.heldByNobody.map(({ code }) => code)).toEqual(['10']);
	});

	test('of several people one who was looked at says nothing; of one it says all', () => {
		const unseen = person('board', 'boardChair', {});
		expect(keyPersonRisk(framework, [leader, unseen])).toMatchObject({ isKnown: false, confirmed: 1, of: 2, share: null, heldByOne: [] });
		expect(keyPersonRisk(framework, [leader])).toMatchObject({ isKnown: true, share: 1 });
	});

	test('one more person who can do it takes the risk away, and never adds one', () => {
		fc.assert(fc.property(anybody, fc.constantFrom(...codes), (people, code) => {
			const before = codesOf(keyPersonRisk(framework, people).heldByOne);
			const two = [person('x', 'leader', { [code]: 3 }), person('y', 'leader', { [code]: 4 })];
			const after = codesOf(keyPersonRisk(framework, [...people, ...two]).heldByOne);
			expect(after).not.toContain(code);
			if (people.filter(({ confirmed }) => Object.keys(confirmed).length > 0).length >= 2) expect(before).toEqual(expect.arrayContaining(after));
		}));
	});

	test('held by one, held by nobody and held by several are told apart', () => {
		fc.assert(fc.property(anybody, (people) => {
			const { heldByOne, heldByNobody, share } = keyPersonRisk(framework, people);
			for (const { competence } of heldByOne) expect(heldByNobody).not.toContain(competence);
			expect(share === null || (share >= 0 && share <= 1)).toBe(true);
		}));
	});
});

describe('whom to teach', () => {
	test('whoever needs it for their role and cannot do it alone, the lowest first', () => {
		const needs = trainingNeeds(framework, [person('a', 'monitoring', { '7': 2 }), person('b', 'projectManager', { '7': 1 }), person('c', 'leader', { '7': 1 })]);
		expect(needs).toHaveLength(1);
		expect(needs[0]!.people).toEqual([{ person: 'b', level: 1, because: 'core' }, { person: 'a', level: 2, because: 'core' }]);
	});

	test('where one person alone holds it, whoever comes closest', () => {
		const needs = trainingNeeds(framework, [person('a', 'accountant', { '5': 4 }), person('b', 'leader', { '5': 2 }), person('c', 'leader', { '5': 1 })]);
		expect(needs).toEqual([expect.objectContaining({ people: [{ person: 'b', level: 2, because: 'secondHolder' }] })]);
	});

	test('a role lacks what none of its people does alone', () => {
		const gaps = roleGaps(framework, [person('a', 'accountant', { '5': 2, '6': 3 }), person('b', 'accountant', { '5': 1 })]);
		expect(gaps.map(({ role, competence, level }) => [role.key, competence.code, level])).toEqual([['accountant', '5', 2]]);
	});
});
