import { describe, expect, test } from 'vitest';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import { type Actor, nobody, programmeRoles } from './actor.ts';
import { missingStep } from './second-factor.ts';

const person: Actor = { ...nobody, personId: 'p' as PersonId };
const none = { shown: false, hasPasskey: false, demonstration: false };
const staff: Actor[] = [
	{ ...person, isAdministrator: true },
	...programmeRoles.map((role) => ({ ...person, programmeRoles: [{ programme: 'x' as ProgrammeId, role }] }))
];

describe.each(staff)('whoever administers or holds any programme role', (actor) => {
	test('sets a second factor up before anything else', () => expect(missingStep(actor, none)).toBe('set-up'));
	test('shows the passkey where there is one, and sets up no other thing instead', () => expect(missingStep(actor, { ...none, hasPasskey: true })).toBe('confirm'));
	test('goes on once it was shown', () => expect(missingStep(actor, { ...none, shown: true, hasPasskey: true })).toBe(null));
	test('goes on in the demonstration', () => expect(missingStep(actor, { ...none, demonstration: true })).toBe(null));
});

test('people of an organisation choose for themselves', () => {
	expect(missingStep({ ...person, memberships: [{ organisation: 'o' as OrganisationId, role: 'head' }] }, none)).toBe(null);
	expect(missingStep(person, none)).toBe(null);
});
