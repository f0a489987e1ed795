import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { aStaffMember } from '../../../tests/support/cast.ts';
import { another, diagnosing, scheduled, scheduling } from '../../../tests/support/diagnostic-case.ts';
import { declareConflict } from './declare-conflict.server.ts';
import { declareNoConflict } from './declare-no-conflict.server.ts';
import { readScheduling } from './read-case.server.ts';
import { caseById } from './read.server.ts';
import { openCasesByAssessor } from './read-workload.server.ts';
import { scheduleDiagnostics } from './schedule-diagnostics.server.ts';
import { startSession } from './start-session.server.ts';

const kadam = await testDatabase();
const base = await diagnosing(kadam);

test('who has an interest has no say any more, nothing begins, and somebody else must be appointed', async () => {
	const of = await another(kadam, base);
	const id = await scheduled(of);
	const input = { case: id, reason: 'Эжем башкаруу органында' };
	await expect(declareConflict(await of.as('assessor'), { case: id, reason: '' })).rejects.toMatchObject({ code: 'diagnostics/conflict-without-reason' });
	await expect(declareConflict(await of.as('head'), input)).rejects.toMatchObject({ code: 'common/not-permitted' });
	await declareConflict(await of.as('assessor'), input);
	await expect(declareNoConflict(await of.as('assessor'), { case: id })).rejects.toMatchObject({ code: 'common/not-permitted' });
	await expect(startSession(await of.as('assessor'), { case: id })).rejects.toMatchObject({ status: 403 });
	await expect(startSession(await of.as('lead'), { case: id })).rejects.toMatchObject({ code: 'diagnostics/assessor-has-conflict' });
	const { version } = (await caseById(kadam.database.read, id))!;
	await expect(scheduleDiagnostics(await of.as('officer'), scheduling(of, id, version))).rejects.toMatchObject({ code: 'diagnostics/assessor-has-conflict', fields: [{ field: 'assessors' }] });
	await scheduleDiagnostics(await of.as('officer'), { ...scheduling(of, id, version), assessors: [] });
	await startSession(await of.as('lead'), { case: id });
});

test('how many open cases everybody has stands beside the name', async () => {
	const of = await another(kadam, base);
	const idle = await aStaffMember(kadam, base.programme, 'assessor');
	const before = (await openCasesByAssessor(kadam.database.read, of.programme)).get(of.lead) ?? 0;
	const id = await scheduled(of);
	const workload = await openCasesByAssessor(kadam.database.read, of.programme);
	expect([workload.get(of.lead), workload.get(idle)]).toEqual([before + 1, undefined]);
	const { assessors } = await readScheduling(await of.as('officer'), id);
	expect(assessors.find(({ value }) => value === idle)!.label).toMatch(/: 0$/);
	expect(assessors.find(({ value }) => value === of.lead)!.label).toMatch(new RegExp(`: ${before + 1}$`));
});
