/** The board over all plans: every action once, the longest standing first, page by page, and only what its reader may see. */
import { beforeAll, expect, test } from 'vitest';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { newId, type PersonId } from '#kernel/id.ts';
import { entrust } from '#register/entrust.server.ts';
import { aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { boardStandings, tallyBy, totalOf } from './board.ts';
import { inForce, planning, planOf, refusalOf } from './cases/planning.ts';
import { boardCounts, boardRows } from './read-board.server.ts';
import { workloads } from './read-workload.server.ts';
import { showBoard } from './show-board.server.ts';
import type { StoredPlan } from './stored-plan.ts';
import { updateActionStatus } from './update-action-status.server.ts';
import { checks } from './work.ts';

const kadam = await testDatabase();
const of = await planning(kadam);
const { read } = kadam.database;
let plan: StoredPlan;
let today: LocalDate;
let consultant: PersonId;
const none = { standing: undefined, parameter: undefined, region: undefined };

beforeAll(async () => {
	plan = await planOf(of, await inForce(of));
	const dated = plan.actions.filter(({ due }) => due !== null).sort((a, b) => (a.due! < b.due! ? -1 : 1));
	const [claimed, returned, verified] = dated.map(({ id }) => id);
	const act = async (who: 'head' | 'officer', action: string, step: 'start' | 'claimDone' | 'return' | 'verify') =>
		updateActionStatus(await of.as(who), { plan: plan.id, action, act: step, reason: step === 'return' || step === 'verify' ? 'Көрүлдү' : '', checks: step === 'verify' ? [...checks] : [] });
	for (const action of [claimed!, returned!, verified!]) for (const step of ['start', 'claimDone'] as const) await act('head', action, step);
	await act('officer', returned!, 'return');
	await act('officer', verified!, 'verify');
	// The day after the first dates: what was begun in that quarter is overdue, the rest of it and of later ones untouched.
	kadam.settableClock.set(new Date(`${addDays(dated[0]!.due!, 1)}T10:00:00+06:00`));
	today = kadam.settableClock.today();
	consultant = await aStaffMember(kadam, of.programme, 'consultant');
});

async function everything(count: number) {
	const officer = await of.as('officer');
	const rows = [];
	for (let after: { name: string; id: string } | undefined; ;) {
		const page = await boardRows(read, officer.actor, of.programme, { ...none, after }, today, count);
		rows.push(...page);
		if (page.length < count) return rows;
		const last = page.at(-1)!;
		after = { name: last.since, id: last.id };
	}
}

test('page by page every action stands once, the longest standing first, and the figures agree with the list', async () => {
	const rows = await everything(3);
	expect(rows.length).toBeGreaterThan(4);
	expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
	expect(rows.map(({ since, id }) => since + id)).toEqual(rows.map(({ since, id }) => since + id).sort());
	const counts = await boardCounts(read, (await of.as('officer')).actor, of.programme, today);
	const { all } = tallyBy(counts, 'parameter');
	for (const standing of boardStandings) expect(all[standing], standing).toBe(rows.filter((row) => row.standing === standing).length);
	expect([all.returned, all.waiting]).toEqual([1, 1]);
	expect(all.overdue).toBeGreaterThan(0);
	expect(counts.every(({ parameter }) => parameter.startsWith('organisational/'))).toBe(true);
});

test('a filter shows what its figure counted', async () => {
	const { actor } = await of.as('officer');
	const counts = await boardCounts(read, actor, of.programme, today);
	for (const { parameter } of counts) {
		const of5 = tallyBy(counts.filter((one) => one.parameter === parameter), 'parameter').all;
		expect(await boardRows(read, actor, of.programme, { ...none, parameter }, today, 500)).toHaveLength(totalOf(of5));
	}
	const { region } = counts[0]!;
	expect((await boardRows(read, actor, of.programme, { ...none, region, standing: 'overdue' }, today, 500)).every((row) => row.organisation.region === region && row.standing === 'overdue')).toBe(true);
	expect(await boardRows(read, actor, of.programme, { ...none, region: 'KG-ZZ' }, today, 500)).toEqual([]);
});

test('a consultant sees the organisations entrusted to them, a member of an organisation has no board', async () => {
	const before = await showBoard(await kadam.contextFor(consultant), of.programme, none, 500);
	expect(before.rows).toEqual([]);
	await kadam.database.transaction((tx) => entrust(tx, { programme: of.programme, organisation: plan.organisation, person: consultant, role: 'consultant', since: kadam.settableClock.now() }));
	const after = await showBoard(await kadam.contextFor(consultant), of.programme, none, 500);
	expect(after.rows).toHaveLength((await everything(100)).length);
	expect(after.workload).toMatchObject({ isOwn: true, rows: [{ id: consultant, organisations: 1, waiting: 1, verified: 0 }] });
	for (const who of ['head', 'member'] as const) expect(await refusalOf(showBoard(await of.as(who), of.programme, none, 50))).toBe('common/not-permitted');
	expect(await refusalOf(showBoard(await kadam.contextFor(await aStaffMember(kadam, of.programme, 'donor')), of.programme, none, 50))).toBe('common/not-permitted');
});

test('the workload counts what lies with each and what each verified; an officer sees everybody', async () => {
	const officer = await of.as('officer');
	const rows = await workloads(read, of.programme, today);
	expect(rows.find(({ person }) => person === officer.actor.personId)).toMatchObject({ organisations: 0, verified: 1 });
	const open = plan.actions.filter(({ start }) => start !== null).length - 1;
	expect(rows.find(({ person }) => person === consultant)).toMatchObject({ organisations: 1, open, waiting: 1, verified: 0 });
	expect((await showBoard(officer, of.programme, none, 50)).workload.rows.map(({ id }) => id)).toContain(consultant);
});

test('another programme shows nothing of this one, and nonsense in an address is no page', async () => {
	const { actor } = await of.as('officer');
	expect(await boardRows(read, actor, newId<'programme'>() as never, none, today, 50)).toEqual([]);
	expect(await boardRows(read, actor, of.programme, { ...none, after: { name: 'yesterday', id: newId() } }, today, 500)).toHaveLength((await everything(100)).length);
});
