/** From what an organisation does in the earlier stages to what it may do next, and what is kept of it. */
import { and, eq, like } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { OrganisationId } from '#kernel/id.ts';
import { historyOf } from '#journal/read.server.ts';
import { organisation } from '#register/tables.server.ts';
import { another, anotherOrganisation, type Diagnosing, requested, scheduled } from '../../../tests/support/diagnostic-case.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { publishShippedRules } from '../../../tests/support/rule-sets.ts';
import { inForce, planning, planOf } from '../planning/cases/planning.ts';
import { updateActionStatus } from '../planning/update-action-status.server.ts';
import { assessEligibility } from './assess-eligibility.server.ts';
import type { FactSupplier } from './gather-facts.server.ts';
import { gatherFacts } from './gather-facts.server.ts';
import { publishRuleSet } from './publish-rule-set.server.ts';
import { eligibilityOf, keptVerdicts } from './read.server.ts';
import { ruleSet, verdict } from './tables.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
const rules = await publishShippedRules(kadam);
const ready = await planning(kadam);
const { programme } = ready;

const grants: FactSupplier = (_read, _programme, organisations) => Promise.resolve(new Map(organisations.map((id) => [id, { grantsOfTypeThisCycle: { value: 0, since: null }, isDebarred: { value: false, since: null }, openObligations: { value: 0, since: null } }])));
const assess = (...organisations: OrganisationId[]) => assessEligibility(kadam.system, { programme, organisations }, [grants]);
const standings = async (of: OrganisationId) => Object.fromEntries([...(await eligibilityOf(read, programme, [of], kadam.settableClock.today(), [grants])).get(of)!].map((one) => [one.ruleSet.key, one.verdict.standing]));
const kept = async (of: OrganisationId) => (await read.select({ key: verdict.ruleSetKey, standing: verdict.standing }).from(verdict).where(and(eq(verdict.organisationId, of), verdict.isLatest)).orderBy(verdict.ruleSetKey)).map(({ key, standing }) => [key, standing]);

test('what ships is published with every rule in it, once, and bad rules are refused with their place', async () => {
	for (const one of rules) await publishRuleSet(kadam.system, one, rules);
	const stored = await read.select().from(ruleSet);
	expect(stored).toHaveLength(5);
	expect(JSON.stringify(stored)).not.toContain('"kind":"ruleSet"');
	await expect(kadam.database.pool.query("update eligibility.rule_set set content = '{}'")).rejects.toThrow('append-only');
	const circle = { ...rules[0]!, key: 'circle', rule: { kind: 'ruleSet' as const, key: 'circle' } };
	await expect(publishRuleSet(kadam.system, circle, [circle])).rejects.toMatchObject({ code: 'eligibility/runs-in-a-circle', params: { place: 'rule' } });
	await expect(publishRuleSet(await ready.as('officer'), rules[0]!, rules)).rejects.toMatchObject({ code: 'common/not-permitted' });
});

test('a date for the diagnostics opens the trainings, before anything else is done', async () => {
	const of: Diagnosing = await another(kadam, ready);
	expect(await standings(of.organisation)).toMatchObject({ 'join-trainings': 'notYet', apply: 'notYet' });
	await requested(of);
	expect(await standings(of.organisation)).toMatchObject({ 'join-trainings': 'notYet' });
	const other: Diagnosing = await another(kadam, ready);
	await scheduled(other);
	expect(await standings(other.organisation)).toMatchObject({ 'join-trainings': 'eligible', 'submit-concept': 'eligible', apply: 'notYet', 'receive-award': 'notYet' });
});

test('an organisation works on two weaknesses until they are verified, and the award opens', async () => {
	const plan = await planOf(ready, await inForce(ready));
	await read.update(organisation).set({ registered: false }).where(eq(organisation.id, ready.organisation));
	await assess(ready.organisation);
	expect(await kept(ready.organisation)).toContainEqual(['receive-award', 'notYet']);
	const actions = plan.actions.filter(({ from }) => from !== null).slice(0, 2);
	for (const { id } of actions) {
		for (const act of ['start', 'claimDone'] as const) await updateActionStatus(await ready.as('head'), { plan: plan.id, action: id, act, reason: '' });
		expect((await standings(ready.organisation))['receive-award']).toBe('notYet');
		await updateActionStatus(await ready.as('officer'), { plan: plan.id, action: id, act: 'verify', reason: 'Документти көрдүк', checks: ['belongs', 'approved', 'expected', 'used'] });
	}
	await assess(ready.organisation);
	expect(await kept(ready.organisation)).toEqual([['apply', 'eligible'], ['join-trainings', 'eligible'], ['receive-award', 'withConditions'], ['submit-concept', 'eligible'], ['target-2019', 'notYet']]);
	const [latest] = await historyOf(read, ready.organisation);
	expect(latest).toMatchObject({ event: 'eligibility/opened', data: { opened: ['receive-award'] } });
});

test('what did not change is not kept again; what is kept decides to the same for ever', async () => {
	const count = async () => (await read.select().from(verdict).where(eq(verdict.organisationId, ready.organisation))).length;
	const before = await count();
	expect(await assess(ready.organisation)).toEqual({ changed: 0 });
	expect(await count()).toBe(before);
	kadam.settableClock.advance(400 * 24 * 60 * 60 * 1000);
	await assess(ready.organisation);
	expect(await kept(ready.organisation)).toContainEqual(['join-trainings', 'notYet']);
	const all = await keptVerdicts(read, programme, ready.organisation);
	expect(all.length).toBeGreaterThan(before);
	for (const one of all) expect(one.again.standing).toBe(one.kept);
});

test('only Kadam itself looks again, and only facts that the rules ask for are kept', async () => {
	await expect(assessEligibility(await ready.as('officer'), { programme, organisations: [ready.organisation] })).rejects.toMatchObject({ code: 'common/not-permitted' });
	const [row] = await read.select({ facts: verdict.facts }).from(verdict).where(and(eq(verdict.organisationId, ready.organisation), like(verdict.ruleSetKey, 'join-%'), verdict.isLatest));
	expect(Object.keys(row!.facts).toSorted()).toEqual(['diagnostic', 'profileConfirmedOn']);
});

test('facts of many organisations are those of each', async () => {
	const own = await anotherOrganisation(kadam, programme);
	const today = kadam.settableClock.today();
	const together = await gatherFacts(read, programme, [ready.organisation, own.organisation], today);
	for (const id of [ready.organisation, own.organisation]) expect(together.get(id)).toEqual((await gatherFacts(read, programme, [id], today)).get(id));
	expect(together.get(own.organisation)).toMatchObject({ diagnostic: { value: 'none' }, reportIssuedOn: { value: null }, weaknessActionsVerified: { value: 0 } });
	expect(await gatherFacts(read, programme, [], today)).toEqual(new Map());
});
