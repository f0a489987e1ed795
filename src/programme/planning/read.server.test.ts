import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { sortNameFor } from '#register/read.server.ts';
import { assignment } from '#register/tables.server.ts';
import { aPerson, aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { anotherPlanning, agreed, drafted, inForce, planning, planOf, sent } from './cases/planning.ts';
import { mayViewPlan } from './policy.ts';
import { planCounts, plannedCases, plansOf, plansVisibleTo } from './read.server.ts';
import { waitingFor } from './read-waiting.server.ts';
import { updateActionStatus } from './update-action-status.server.ts';
import type { PersonId } from '#kernel/id.ts';

const kadam = await testDatabase();
const first = await planning(kadam);
const fresh = () => anotherPlanning(kadam, first);
const [inDraft, inAgreement, inApproval, inWork, unplanned] = [await fresh(), await fresh(), await fresh(), await fresh(), await fresh()];
const ids = { draft: await drafted(inDraft), csoReview: await sent(inAgreement), programmeReview: await agreed(inApproval), active: await inForce(inWork) };
const { read } = kadam.database;
const today = '2026-04-02' as LocalDate;
const auditor = await aStaffMember(kadam, first.programme, 'auditor');
const donor = await aStaffMember(kadam, first.programme, 'donor');
const consultant = await aStaffMember(kadam, first.programme, 'consultant');
await read.insert(assignment).values({ programmeId: first.programme, organisationId: inWork.organisation, personId: consultant, role: 'consultant', since: kadam.settableClock.now() });
const nobodyInParticular = await aPerson(kadam);

describe('the list of plans', () => {
	test('shows each reader exactly the plans that the policy lets them see', async () => {
		const all = await Promise.all(Object.values(ids).map((id) => planOf(first, id)));
		const readers: PersonId[] = [first.officer, first.lead, first.assessor, auditor, donor, consultant, nobodyInParticular, inDraft.head, inWork.member, unplanned.head];
		for (const reader of readers) {
			const { actor } = await kadam.contextFor(reader);
			const listed = await plansVisibleTo(read, actor, first.programme, {}, today);
			const may = all.filter((plan) => mayViewPlan(actor, plan) === true);
			expect(listed.map(({ plan }) => plan.id).toSorted()).toEqual(may.map(({ id }) => id).toSorted());
			const counts = await planCounts(read, actor, first.programme);
			expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(may.length);
		}
	});

	test('is filtered by state and region, and paged without gaps or repeats', async () => {
		const { actor } = await first.as('officer');
		expect((await plansVisibleTo(read, actor, first.programme, { status: 'csoReview' }, today)).map(({ plan }) => plan.id)).toEqual([ids.csoReview]);
		expect(await plansVisibleTo(read, actor, first.programme, { region: 'KG-GB' }, today)).toEqual([]);
		const pages: string[] = [];
		let after: { name: string; id: string } | undefined;
		for (;;) {
			const [row] = await plansVisibleTo(read, actor, first.programme, { after }, today, 1);
			if (!row) break;
			pages.push(row.plan.id);
			after = { name: sortNameFor(actor, first.programme, row.organisation), id: row.plan.id };
		}
		expect(pages.toSorted()).toEqual(Object.values(ids).toSorted());
	});

	test('says how far the work is', async () => {
		const { actor } = await inWork.as('officer');
		const [row] = await plansVisibleTo(read, actor, first.programme, { status: 'active' }, '2026-07-15' as LocalDate);
		expect(row?.progress).toMatchObject({ done: 0, verified: 0, actions: 20, overdue: 5 });
	});

	test('an organisation finds its own', async () => {
		expect((await plansOf(read, inWork.organisation)).map(({ id }) => id)).toEqual([ids.active]);
		expect(await plannedCases(read, [inWork.caseId, unplanned.caseId])).toEqual(new Set([inWork.caseId]));
	});
});

describe('what waits', () => {
	const kinds = async (who: PersonId, on = today) => {
		const { actor } = await kadam.contextFor(who);
		return (await waitingFor(read, actor, first.programme, on)).map(({ kind, case: of }) => [kind, of]);
	};

	test('for staff: reports without a plan, drafts, approvals', async () => {
		expect(new Set(await kinds(first.officer))).toEqual(new Set([
			['draft', unplanned.caseId], ['draft', first.caseId], ['send', inDraft.caseId], ['approve', inApproval.caseId]
		]));
		expect(new Set(await kinds(first.assessor))).toEqual(new Set([['draft', unplanned.caseId], ['draft', first.caseId], ['send', inDraft.caseId]]));
	});

	test('for the head of an organisation: the agreement; for members nothing yet', async () => {
		expect(await kinds(inAgreement.head)).toEqual([['agree', inAgreement.caseId]]);
		expect(await kinds(inAgreement.member)).toEqual([]);
	});

	test('for those who work: what is overdue or was returned, since the day after it was due', async () => {
		expect(await kinds(inWork.member)).toEqual([]);
		const { actor } = await inWork.as('member');
		const [late] = await waitingFor(read, actor, first.programme, '2026-07-15' as LocalDate);
		expect(late).toMatchObject({ kind: 'work', actions: 5, since: new Date('2026-06-30T18:00:00Z') });
	});

	test('for staff: claims to check', async () => {
		const [action] = (await planOf(inWork, ids.active)).actions;
		for (const act of ['start', 'claimDone'] as const) await updateActionStatus(await inWork.as('member'), { plan: ids.active, action: action!.id, act, reason: '' });
		expect(await kinds(first.officer)).toContainEqual(['verify', inWork.caseId]);
		expect(await kinds(first.lead)).toContainEqual(['verify', inWork.caseId]);
		expect(await kinds(auditor)).toEqual([]);
		expect(await kinds(donor)).toEqual([]);
	});
});
