import { expect, test } from 'vitest';
import { entriesOf } from '#journal/read.server.ts';
import { aProgramme, aStaffMember } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { noteReading } from './note-reading.server.ts';

const kadam = await testDatabase();
const programme = await aProgramme(kadam);

test('each page that an auditor opens is recorded: who, when, which', async () => {
	const auditor = await aStaffMember(kadam, programme, 'auditor');
	for (const path of ['/organisations', '/profiling/1', '/profiling/1']) await noteReading(await kadam.contextFor(auditor), { path, programme });
	const entries = await entriesOf(kadam.database.read, ['register/page-audited']);
	expect(entries.map(({ actor, subject }) => [actor, subject.id])).toEqual([[auditor, '/profiling/1'], [auditor, '/profiling/1'], [auditor, '/organisations']]);
});

test('nobody else reads as an auditor', async () => {
	const officer = await aStaffMember(kadam, programme, 'officer');
	await expect(noteReading(await kadam.contextFor(officer), { path: '/', programme })).rejects.toMatchObject({ code: 'common/not-permitted' });
});
