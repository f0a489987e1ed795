/** The vote on what matters most: everybody once, in secret, counted when it is closed. */
import { beforeAll, describe, expect, test } from 'vitest';
import { historyOf } from '#journal/read.server.ts';
import { member } from '#register/tables.server.ts';
import { aPerson } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { agreePlan } from './agree-plan.server.ts';
import { anotherPlanning, drafted, planning, planOf, refusalOf, sent, withGoal } from './cases/planning.ts';
import { castVote } from './cast-vote.server.ts';
import { closeVote } from './close-vote.server.ts';
import { castVote as schema } from './input.ts';
import { showPlan } from './show-plan.server.ts';
import { showVote } from './show-vote.server.ts';

const kadam = await testDatabase();
const first = await planning(kadam);
const fresh = () => anotherPlanning(kadam, first);

describe('a vote', () => {
	let of: Awaited<ReturnType<typeof fresh>>;
	let plan: string;
	let last: string[];
	let third: Awaited<ReturnType<typeof aPerson>>;
	beforeAll(async () => {
		of = await fresh();
		plan = await sent(of);
		last = (await planOf(of, plan)).actions.slice(-4).map(({ id }) => id);
		third = await aPerson(kadam, { name: 'Назира Жолдошева' });
		await kadam.database.read.insert(member).values({ organisationId: of.organisation, personId: third, role: 'member', since: kadam.settableClock.now() });
	});

	test('is open to the organisation’s people while the plan is theirs', async () => {
		const early = await fresh();
		const draft = await drafted(early);
		expect(await refusalOf(castVote(await early.as('member'), { plan: draft, actions: [(await planOf(early, draft)).actions[0]!.id] }))).toBe('planning/no-vote-now');
		for (const who of ['officer', 'lead', 'assessor'] as const) expect(await refusalOf(castVote(await of.as(who), { plan, actions: [last[0]!] })), who).toBe('common/not-permitted');
		expect(await refusalOf(castVote(await of.as('member'), { plan, actions: [(await planOf(early, draft)).actions[0]!.id] })), 'of another plan').toBe('common/not-found');
	});

	test('takes one to three actions', () => {
		expect(schema.safeParse({ plan, actions: [] }).success).toBe(false);
		expect(schema.safeParse({ plan, actions: last }).success).toBe(false);
		expect(schema.safeParse({ plan, actions: last.slice(1) }).success).toBe(true);
	});

	test('is cast once by each, and nobody learns for what, neither from the page nor from the database nor from the journal', async () => {
		await castVote(await of.as('member'), { plan, actions: [last[0]!, last[1]!] });
		expect(await refusalOf(castVote(await of.as('member'), { plan, actions: [last[2]!] }))).toBe('planning/voted-already');
		await castVote(await of.as('head'), { plan, actions: [last[0]!] });
		await castVote(await kadam.contextFor(third), { plan, actions: [last[0]!, last[2]!] });
		const page = await showVote(await of.as('head'), plan);
		expect(page).toMatchObject({ count: 3, few: false, votes: false, voted: true, closed: null, result: [] });
		expect(page.voters).toHaveLength(3);
		expect((await showVote(await of.as('officer'), plan)).voters, 'staff see how many, not who').toEqual([]);
		expect((await showPlan(await of.as('head'), plan, 'order')).rows.some(({ chosen }) => chosen !== '')).toBe(false);
		const { rows } = await kadam.database.pool.query('select v.*, p.name from planning.voter v join register.person p on p.id = v.person_id where plan_id = $1', [plan]);
		expect(rows).toHaveLength(3);
		const entries = (await historyOf(kadam.database.read, of.organisation)).filter(({ event }) => event === 'planning/voted');
		expect(entries).toHaveLength(3);
		for (const id of last) expect(JSON.stringify([rows, entries])).not.toContain(id);
	});

	test('is closed by the head: the three come ahead and the page says so', async () => {
		expect(await refusalOf(closeVote(await of.as('member'), { plan }))).toBe('common/not-permitted');
		await closeVote(await of.as('head'), { plan });
		const page = await showVote(await of.as('officer'), plan);
		expect(page.result.map(({ id, votes }) => [id, votes])).toEqual(expect.arrayContaining([[last[0]!, 3], [last[1]!, 1], [last[2]!, 1]]));
		const { actions } = await planOf(of, plan);
		expect(actions.filter(({ chosen }) => chosen).map(({ id }) => id).sort()).toEqual(last.slice(0, 3).sort());
		const shown = await showPlan(await of.as('member'), plan, 'areas');
		expect(shown.formula.vote).toContain('добуш менен тандаган');
		expect(shown.objectives.flatMap(({ actions: rows, later }) => [...rows, ...later]).find(({ id }) => id === last[0])?.chosen).toBe('топтун тандоосу, добуш: 3');
		expect(await refusalOf(castVote(await of.as('member'), { plan, actions: [last[2]!] }))).toBe('planning/no-vote-now');
	});
});

test('agreeing to the plan ends a vote that somebody took part in', async () => {
	const of = await fresh();
	const plan = await sent(of);
	await withGoal(of, plan);
	await castVote(await of.as('member'), { plan, actions: [(await planOf(of, plan)).actions.at(-1)!.id] });
	await agreePlan(await of.as('head'), { plan, seen: (await planOf(of, plan)).revision, boardNoted: true });
	expect(await planOf(of, plan)).toMatchObject({ state: 'programmeReview', voteClosed: { by: of.head } });
});
