import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { entriesOf } from '#journal/read.server.ts';
import { anOrganisation, aPerson, aProgramme, aStaffMember } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { recordHandOver } from './hand-over.server.ts';

const kadam = await testDatabase();
const programme = await aProgramme(kadam);
const { organisation, head } = await anOrganisation(kadam, programme);
const document = { document: 'report' as const, id: newId(), organisation, programme };
const log = async () => (await entriesOf(kadam.database.read, ['register/data-handed-over'])).map(({ actor, data, subject }) => ({ actor, data, subject }));

test('what somebody outside the organisation takes is recorded: who, what, in which role, what for', async () => {
	const [officer, auditor] = [await aStaffMember(kadam, programme, 'officer'), await aStaffMember(kadam, programme, 'auditor')];
	await recordHandOver(await kadam.contextFor(officer), document);
	await recordHandOver(await kadam.contextFor(auditor), { ...document, document: 'plan' });
	expect(await log()).toEqual([
		{ actor: auditor, data: { document: 'plan', role: 'auditor', purpose: 'audit' }, subject: { type: 'plan', id: document.id } },
		{ actor: officer, data: { document: 'report', role: 'officer', purpose: 'programmeWork' }, subject: { type: 'report', id: document.id } }
	]);
});

test('its own data an organisation takes as often as it likes', async () => {
	const before = await log();
	await recordHandOver(await kadam.contextFor(head), document);
	expect(await log()).toEqual(before);
});

test('whoever is nothing to the organisation is refused', async () => {
	await expect(recordHandOver(await kadam.contextFor(await aPerson(kadam)), document)).rejects.toMatchObject({ code: 'common/not-permitted' });
});
