/** An officer writes rules, sees who would pass them, and publishes a version that never changes. */
import { expect, test } from 'vitest';
import { aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { publishShippedRules } from '../../../tests/support/rule-sets.ts';
import { another, anotherOrganisation, diagnosing, scheduled } from '../../../tests/support/diagnostic-case.ts';
import { changeRuleDraft } from './change-rule-draft.server.ts';
import { discardRuleDraft } from './discard-rule-draft.server.ts';
import { publishRuleDraft } from './publish-rule-draft.server.ts';
import { listRules, showPreview, showRuleDraft, showRulePart, showRuleSet } from './read-rule-pages.server.ts';
import { eligibilityOf } from './read.server.ts';
import type { DraftChange } from './rule-draft.ts';
import { saveCondition, saveGroup, saveTerm } from './rule-input.ts';
import { startRuleDraft } from './start-rule-draft.server.ts';
import { draftById } from './store-rule-drafts.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
await publishShippedRules(kadam);
const base = await diagnosing(kadam);
const ready = await another(kadam, base);
await scheduled(ready);
const officer = () => base.as('officer');
const text = { ky: 'Шарт', ru: 'Условие', en: 'Condition' };
const refused = (code: string) => expect.objectContaining({ code });

async function change(draft: string, one: DraftChange): Promise<string> {
	return (await changeRuleDraft(await officer(), { draft, basedOn: (await draftById(read, draft)).version, change: one })).place;
}

async function written(key: string): Promise<string> {
	const draft = await startRuleDraft(await officer(), { key });
	await change(draft, { kind: 'head', name: text, opens: text });
	const place = await change(draft, { kind: 'addCondition', place: 'rule', fact: 'diagnostic' });
	await change(draft, { kind: 'condition', place, test: { kind: 'reached', fact: 'diagnostic', value: 'scheduled' }, due: 'first', asks: text, remedy: text });
	return draft;
}

test('rules are built place by place, what is missing is said, and the preview counts the real organisations', async () => {
	const draft = await startRuleDraft(await officer(), { key: 'small-grants' });
	expect((await showRuleDraft(await officer(), draft, base.programme, [])).faults.map(({ text: said, href }) => [href.split('/').at(-1), said.includes('үч тилде') || said.includes('эреже жок')])).toEqual([['head', true], ['head', true], ['rule', true]]);
	await change(draft, { kind: 'head', name: text, opens: text });
	const place = await change(draft, { kind: 'addCondition', place: 'rule', fact: 'diagnostic' });
	expect(place).toBe('rule.rules.0');
	expect(await showRulePart(await officer(), draft, place)).toMatchObject({ condition: { fact: 'diagnostic', test: 'reached', value: 'done' }, isRemovable: true });
	await change(draft, { kind: 'condition', place, test: { kind: 'reached', fact: 'diagnostic', value: 'scheduled' }, due: 'first', asks: text, remedy: { ...text, en: '' } });
	const faulty = await showRuleDraft(await officer(), draft, base.programme, []);
	expect([faulty.passing, faulty.rules[1]!.missing, faulty.faults.length]).toEqual([null, ['en'], 1]);
	expect(await showPreview(await officer(), draft, base.programme, { shown: '', organisation: null }, [])).toBeNull();
	await expect(publishRuleDraft(await officer(), { draft })).rejects.toEqual(refused('eligibility/draft-has-faults'));
	await change(draft, { kind: 'condition', place, test: { kind: 'reached', fact: 'diagnostic', value: 'scheduled' }, due: 'first', asks: text, remedy: text });
	expect((await showRuleDraft(await officer(), draft, base.programme, [])).passing).toMatchObject({ counts: [{ standing: 'eligible', count: 1 }, { count: 0 }, { standing: 'notYet', count: 1 }, { count: 0 }], notBegun: 0 });
	const preview = await showPreview(await officer(), draft, base.programme, { shown: 'eligible', organisation: base.organisation }, []);
	expect([preview!.rows.map(({ id }) => id), preview!.chosen?.verdict.standing, preview!.chosen?.before]).toEqual([[ready.organisation], 'notYet', null]);
	expect(await publishRuleDraft(await officer(), { draft })).toEqual({ key: 'small-grants', version: 1 });
	await expect(draftById(read, draft)).rejects.toEqual(refused('common/not-found'));
	expect((await showRuleSet(await officer(), 'small-grants', '1')).rules.map(({ number, label }) => `${number} ${label}`.trim())).toEqual(['Баары аткарылышы керек', '1 Шарт']);
	expect((await eligibilityOf(read, base.programme, [ready.organisation], kadam.settableClock.today())).get(ready.organisation)!.find((one) => one.ruleSet.key === 'small-grants')!.standing).toBe('eligible');
});

test('the next version shows who would enter and who would leave; the version before it stays as it was', async () => {
	await publishRuleDraft(await officer(), { draft: await written('visits') });
	const draft = await startRuleDraft(await officer(), { from: 'visits/1' });
	await change(draft, { kind: 'addGroup', place: 'rule', group: 'not' });
	await change(draft, { kind: 'addCondition', place: 'rule.rules.1.rule', fact: 'diagnostic' });
	await change(draft, { kind: 'condition', place: 'rule.rules.1.rule.rules.0', test: { kind: 'reached', fact: 'diagnostic', value: 'scheduled' }, due: 'first', asks: text, remedy: text });
	expect((await showRuleDraft(await officer(), draft, base.programme, [])).faults.map(({ text: said }) => said.includes('эч бир уюм'))).toEqual([true]);
	await change(draft, { kind: 'condition', place: 'rule.rules.1.rule.rules.0', test: { kind: 'reached', fact: 'diagnostic', value: 'done' }, due: 'first', asks: text, remedy: text });
	await change(draft, { kind: 'remove', place: 'rule.rules.0' });
	const preview = (await showPreview(await officer(), draft, base.programme, { shown: '', organisation: null }, []))!;
	expect([preview.shown, preview.passing.entering, preview.passing.leaving, preview.rows.map(({ id }) => id)]).toEqual(['entering', 1, 0, [base.organisation]]);
	expect(await publishRuleDraft(await officer(), { draft })).toEqual({ key: 'visits', version: 2 });
	expect((await showRuleSet(await officer(), 'visits', '1')).mayBegin).toBe(false);
	expect((await listRules(await officer())).published.find(({ key }) => key === 'visits')).toMatchObject({ version: 2, earlier: [1] });
	await expect(kadam.database.pool.query("update eligibility.rule_set set fingerprint = ''")).rejects.toThrow('append-only');
});

test('a draft names another set, whose conditions are put in when it is published; a circle is said at its place', async () => {
	await publishRuleDraft(await officer(), { draft: await written('inner') });
	const draft = await written('outer');
	const at = await change(draft, { kind: 'addRuleSet', place: 'rule', key: 'inner' });
	expect((await showRuleDraft(await officer(), draft, base.programme, [])).ruleSets.map(({ value }) => value)).not.toContain('outer');
	expect(await showRulePart(await officer(), draft, 'rule.rules.1')).toMatchObject({ ruleSet: 'Шарт', isRemovable: true });
	expect((await showRuleDraft(await officer(), draft, base.programme, [])).rules[2]).toMatchObject({ kind: 'ruleSet', label: '«Шарт» топтомунун бардык шарттары' });
	expect([at, (await showRuleDraft(await officer(), draft, base.programme, [])).faults.map(({ text: said }) => said)]).toEqual(['rule', [expect.stringContaining('эки жолу')]]);
	await change(draft, { kind: 'remove', place: 'rule.rules.0' });
	await publishRuleDraft(await officer(), { draft });
	expect((await showRuleSet(await officer(), 'outer', '1')).rules.map(({ kind }) => kind)).toEqual(['all', 'all', 'condition']);
	const circle = await startRuleDraft(await officer(), { from: 'inner/1' });
	await change(circle, { kind: 'addRuleSet', place: 'rule', key: 'inner' });
	expect((await showRuleDraft(await officer(), circle, base.programme, [])).faults.map(({ href }) => href.split('/').at(-1))).toEqual(['rule.rules.1']);
	await discardRuleDraft(await officer(), { draft: circle });
});

test('a score is built of facts with a limit, a weight and a name; what is wrong with it leads to its page', async () => {
	const draft = await written('weighed');
	await change(draft, { kind: 'addTerm', fact: 'stepsTaken' });
	expect(await change(draft, { kind: 'addTerm', fact: 'planQuality' })).toBe('score');
	const faults = async () => (await showRuleDraft(await officer(), draft, base.programme, [])).faults.map(({ href }) => href.split('/').at(-1));
	expect(await faults()).toEqual(['score', 'score']);
	await change(draft, { kind: 'removeTerm', at: 1 });
	await change(draft, { kind: 'term', at: 0, most: 4, weight: 0, name: text });
	expect(await faults(), 'a weight of nothing').toEqual(['score']);
	await change(draft, { kind: 'term', at: 0, most: 4, weight: 1.5, name: text });
	expect((await showRulePart(await officer(), draft, 'score')).score!.terms).toEqual([expect.objectContaining({ at: 0, most: '4', weight: '1,50', missing: [] })]);
	await expect(change(draft, { kind: 'term', at: 7, most: 1, weight: 1, name: text })).rejects.toEqual(refused('common/not-found'));
	await publishRuleDraft(await officer(), { draft });
	const again = await startRuleDraft(await officer(), { from: 'weighed/1' });
	await change(again, { kind: 'removeTerm', at: 0 });
	expect((await draftById(read, again)).content.score).toBeUndefined();
	await discardRuleDraft(await officer(), { draft: again });
	expect(saveTerm.parse({ draft, basedOn: '1', at: '0', most: '4', weight: '0,5', name: text }).change).toEqual({ kind: 'term', at: 0, most: 4, weight: 0.5, name: text });
});

test('nobody overwrites what another wrote meanwhile, and no two publish the same version', async () => {
	const draft = await written('shared');
	const { version } = await draftById(read, draft);
	await change(draft, { kind: 'addCondition', place: 'rule', fact: 'region' });
	await expect(changeRuleDraft(await officer(), { draft, basedOn: version, change: { kind: 'remove', place: 'rule.rules.0' } })).rejects.toEqual(refused('eligibility/draft-changed-meanwhile'));
	await expect(change(draft, { kind: 'remove', place: 'rule.rules.9' })).rejects.toEqual(refused('common/not-found'));
	const [one, two] = [await written('twice'), await written('twice')];
	await publishRuleDraft(await officer(), { draft: one });
	await expect(publishRuleDraft(await officer(), { draft: two })).rejects.toEqual(refused('eligibility/published-meanwhile'));
	await expect(startRuleDraft(await officer(), { key: 'twice' })).rejects.toEqual(refused('eligibility/key-taken'));
	await expect(startRuleDraft(await officer(), { from: 'twice/7' })).rejects.toEqual(refused('eligibility/published-meanwhile'));
	await discardRuleDraft(await officer(), { draft: two });
	expect((await listRules(await officer())).drafts.map(({ id }) => id)).toEqual([draft]);
});

test('officers and administrators write rules, nobody else; who would pass is for officers of the programme alone', async () => {
	const draft = await written('policies');
	for (const who of ['head', 'member', 'lead', 'assessor'] as const) {
		const ctx = await base.as(who);
		for (const act of [() => startRuleDraft(ctx, { key: 'other' }), () => changeRuleDraft(ctx, { draft, basedOn: 1, change: { kind: 'remove', place: 'rule' } }), () => publishRuleDraft(ctx, { draft }), () => discardRuleDraft(ctx, { draft }), () => listRules(ctx), () => showRuleDraft(ctx, draft, base.programme, [])]) await expect(act()).rejects.toEqual(refused('common/not-permitted'));
	}
	const administrator = { ...(await officer()), actor: { ...(await officer()).actor, programmeRoles: [], isAdministrator: true } };
	expect((await showRuleDraft(administrator, draft, base.programme, [])).passing).toBeNull();
	await expect(showPreview(administrator, draft, base.programme, { shown: '', organisation: null }, [])).rejects.toEqual(refused('common/not-permitted'));
	const stranger = await anotherOrganisation(kadam, base.programme);
	await kadam.database.pool.query('delete from register.participation where organisation_id = $1', [stranger.organisation]);
	await expect(showPreview(await kadam.contextFor(await aStaffMember(kadam, base.programme, 'officer')), draft, base.programme, { shown: '', organisation: stranger.organisation }, [])).rejects.toEqual(refused('common/not-found'));
});

test('forms become tests of their kind', () => {
	const asked = { draft: base.organisation, basedOn: '3', place: 'rule.rules.0', asks: text, remedy: text };
	expect(saveCondition.parse({ ...asked, fact: 'region', test: 'oneOf', values: ['KG-O', 'KG-N', 'KG-O'] }).change).toMatchObject({ test: { kind: 'oneOf', fact: 'region', values: ['KG-N', 'KG-O'] }, due: 'first' });
	expect(saveCondition.parse({ ...asked, fact: 'planUpdatedOn', test: 'withinDays', count: '90', due: 'later' }).change).toMatchObject({ test: { kind: 'withinDays', fact: 'planUpdatedOn', count: 90 }, due: 'later' });
	expect(saveCondition.parse({ ...asked, fact: 'paidStaff', test: 'atLeast', count: 'көп' }).change).toMatchObject({ test: { count: 0 } });
	expect(saveCondition.safeParse({ ...asked, fact: 'nonsense', test: 'yes' }).success).toBe(false);
	expect(saveGroup.parse({ draft: base.organisation, basedOn: '1', place: 'rule', group: 'atLeastOf', count: '2' }).change).toEqual({ kind: 'group', place: 'rule', group: 'atLeastOf', count: 2 });
});
