import { expect, test } from 'vitest';
import { stages } from '#programme/stages.ts';
import { newId } from '#kernel/id.ts';
import { type Actor, nobody, programmeRoles } from '#register/actor.ts';
import { navigationFor } from './navigation.ts';

const built = stages.filter((stage) => stage.built).map((stage) => stage.key);
const staff = (role: (typeof programmeRoles)[number]): Actor => ({ ...nobody, personId: newId(), programmeRoles: [{ programme: newId(), role }] });
const head: Actor = { ...nobody, personId: newId(), memberships: [{ organisation: newId(), role: 'head' }] };
const keys = (actor: Actor) => navigationFor(actor).map(({ key }) => key);

test('only stages that are built are shown, in the order of the programme', () => {
	for (const actor of [head, staff('officer')]) expect(keys(actor).filter((key) => stages.some((stage) => stage.key === key))).toEqual(built);
});

test('a CSO sees its own organisation, staff see all of theirs', () => {
	expect(keys(head)).toContain('my_organisation');
	expect(keys(head)).not.toContain('organisations');
	expect(keys(staff('assessor'))).toContain('organisations');
});

test('settings are for those who manage', () => {
	expect(keys(staff('officer'))).toContain('settings');
	expect(keys({ ...nobody, isAdministrator: true })).toEqual(['home', 'settings']);
	for (const role of programmeRoles) if (role !== 'officer') expect(keys(staff(role))).not.toContain('settings');
});

test('nobody sees nothing but the way home', () => {
	expect(keys(nobody)).toEqual(['home']);
});
