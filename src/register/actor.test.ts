import { expect, test } from 'vitest';
import { newId, type OrganisationId, type PersonId, type ProgrammeId } from '#kernel/id.ts';
import { type Actor, hasProgrammeRole, hasRoleTowards, kadamItself, nobody, type ProgrammeRole, programmeRoles, rolesTowards } from './actor.ts';

const [organisation, programme] = [newId() as OrganisationId, newId() as ProgrammeId];
const record = { organisation, programme };
const person: Actor = { ...nobody, personId: newId() as PersonId };
const staff = (role: ProgrammeRole, of = programme): Actor => ({ ...person, programmeRoles: [{ programme: of, role }] });
const entrusted = (role: ProgrammeRole, of = record): Actor => ({ ...person, assignments: [{ ...of, role }] });

test('unknown means refused', () => {
	expect([rolesTowards(nobody, record), rolesTowards(person, record), rolesTowards({ ...person, isAdministrator: true }, record)]).toEqual([[], [], []]);
});

test('a head is a member too, of its own organisation only', () => {
	const head: Actor = { ...person, memberships: [{ organisation, role: 'head' }] };
	expect(rolesTowards(head, record).sort()).toEqual(['head', 'member']);
	expect(rolesTowards(head, { ...record, organisation: newId() })).toEqual([]);
});

test.each(['assessor', 'leadAssessor', 'trainer', 'consultant', 'reviewer'] as const)('%s sees an organisation only where it was entrusted to them', (role) => {
	expect(rolesTowards(staff(role), record)).toEqual([]);
	expect(rolesTowards(entrusted(role), record)).toEqual([role]);
	expect(rolesTowards(entrusted(role, { ...record, programme: newId() }), record)).toEqual([]);
	expect(rolesTowards(entrusted(role, { ...record, organisation: newId() }), record)).toEqual([]);
});

test.each(['officer', 'evaluator', 'donor', 'auditor'] as const)('%s has the role towards the whole programme, and no other', (role) => {
	expect(rolesTowards(staff(role), record)).toEqual([role]);
	expect(rolesTowards(staff(role, newId()), record)).toEqual([]);
});

test('Kadam itself may what anybody may', () => {
	expect(hasRoleTowards(kadamItself, record, 'officer')).toBe(true);
	for (const role of programmeRoles) expect(hasProgrammeRole(kadamItself, programme, role)).toBe(true);
});

test('asking for no role finds none', () => {
	expect(hasRoleTowards(staff('officer'), record)).toBe(false);
	expect(hasProgrammeRole(staff('officer'), programme)).toBe(false);
	expect(hasProgrammeRole(staff('officer'), programme, 'trainer', 'officer')).toBe(true);
});
