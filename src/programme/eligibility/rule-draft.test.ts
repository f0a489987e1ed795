import { expect, test } from 'vitest';
import { factKeys, facts } from './facts.ts';
import { changed, contentOf, type DraftChange, emptyContent, lastPlaceIn, missingLanguages, noText, outlineOf, ruleAt, testsFor } from './rule-draft.ts';
import { faultsOf } from './rule-faults.ts';
import type { Condition, RuleSet, RuleSetContent } from './rules.ts';

const text = { ky: 'а', ru: 'а', en: 'a' };
const play = (content: RuleSetContent, ...changes: DraftChange[]) => changes.reduce((now, change) => changed(now, change, [])!, content);
const faults = (content: RuleSetContent) => faultsOf({ ...content, version: 1 }).map(({ place, problem }) => `${place} ${problem.split('/')[1]}`);

test('a rule set is built from nothing, and what it lacks is said with its place', () => {
	const begun = play(emptyContent('own'), { kind: 'addCondition', place: 'rule', fact: 'weaknessActionsVerified' }, { kind: 'addGroup', place: 'rule', group: 'not' }, { kind: 'addCondition', place: 'rule.rules.1.rule', fact: 'region' });
	expect(outlineOf(begun.rule).map(({ place, depth, rule }) => `${place} ${depth} ${rule.kind}`)).toEqual(['rule 0 all', 'rule.rules.0 1 condition', 'rule.rules.1 1 not', 'rule.rules.1.rule 2 any', 'rule.rules.1.rule.rules.0 3 condition']);
	expect(faults(begun)).toEqual(['name text-missing', 'opens text-missing', 'rule.rules.0.asks text-missing', 'rule.rules.0.remedy text-missing', 'rule.rules.1.rule.rules.0.test unknown-value', 'rule.rules.1.rule.rules.0.asks text-missing', 'rule.rules.1.rule.rules.0.remedy text-missing']);
	const done = play(begun,
		{ kind: 'head', name: text, opens: text },
		{ kind: 'condition', place: 'rule.rules.0', test: { kind: 'atLeast', fact: 'weaknessActionsVerified', count: 2 }, due: 'later', asks: text, remedy: text },
		{ kind: 'condition', place: 'rule.rules.1.rule.rules.0', test: { kind: 'oneOf', fact: 'region', values: ['KG-N'] }, due: 'first', asks: text, remedy: text });
	expect(faults(done)).toEqual([]);
	expect(ruleAt(done.rule, 'rule.rules.0')).toMatchObject({ key: 'weakness-actions-verified', due: 'later', test: { count: 2 } });
});

test('groups change their kind and keep what stands in them; what is removed is gone, but never the rule itself', () => {
	const content = play(emptyContent('own'), { kind: 'addCondition', place: 'rule', fact: 'isRegistered' }, { kind: 'addCondition', place: 'rule', fact: 'isRegistered' }, { kind: 'group', place: 'rule', group: 'atLeastOf', count: 1 });
	expect(content.rule).toMatchObject({ kind: 'atLeastOf', count: 1, rules: [{ key: 'is-registered' }, { key: 'is-registered-2' }] });
	expect(lastPlaceIn(content, 'rule')).toBe('rule.rules.1');
	expect(play(content, { kind: 'remove', place: 'rule.rules.0' }).rule).toMatchObject({ rules: [{ key: 'is-registered-2' }] });
	for (const place of ['rule', 'rule.rules.7', 'rule.rule', 'rule.rules.0.rules.0', 'nowhere', 'rule.rules.x']) expect(changed(content, { kind: 'remove', place }, []), place).toBeNull();
	const denied = play(content, { kind: 'addGroup', place: 'rule', group: 'not' });
	expect(changed(denied, { kind: 'remove', place: 'rule.rules.2.rule' }, [])).toBeNull();
	expect(changed(content, { kind: 'group', place: 'rule.rules.0', group: 'any', count: 1 }, [])).toBeNull();
	expect(changed(content, { kind: 'addCondition', place: 'rule.rules.0', fact: 'region' }, [])).toBeNull();
});

test('groups go no deeper than anybody could read', () => {
	let content = emptyContent('own');
	let place = 'rule';
	for (let depth = 0; depth < 6; depth++) {
		content = play(content, { kind: 'addGroup', place, group: 'any' });
		place = `${place}.rules.0`;
	}
	expect(changed(content, { kind: 'addGroup', place, group: 'any' }, [])).toBeNull();
});

test('what a published condition asks for in the same way brings its words along, and written words stay', () => {
	const words = { asks: { ...text, ky: 'Пландын бекитилгени' }, remedy: { ...text, ky: 'Планды бекитиңиз' } };
	const one: Condition = { kind: 'condition', key: 'plan', test: { kind: 'happened', fact: 'planApprovedOn' }, due: 'first', ...words };
	const published: RuleSet = { key: 'other', version: 3, name: text, opens: text, rule: one };
	const content = changed(emptyContent('own'), { kind: 'addCondition', place: 'rule', fact: 'planApprovedOn' }, [published])!;
	expect(ruleAt(content.rule, 'rule.rules.0')).toMatchObject(words);
	const written = changed(content, { kind: 'condition', place: 'rule.rules.0', test: one.test, due: 'first', asks: text, remedy: noText }, [published])!;
	expect(ruleAt(written.rule, 'rule.rules.0')).toMatchObject({ asks: text, remedy: noText });
	expect(contentOf(published)).toMatchObject({ key: 'other', rule: { kind: 'all', rules: [{ key: 'plan' }] } });
	expect(contentOf(published)).not.toHaveProperty('version');
});

test('every fact begins with a test that fits it, and only what is blank is missing', () => {
	for (const fact of factKeys) {
		const rule = ruleAt(play(emptyContent('own'), { kind: 'addCondition', place: 'rule', fact }).rule, 'rule.rules.0') as Condition;
		expect(testsFor[facts[fact].kind], fact).toContain(rule.test.kind);
		expect(faults({ ...emptyContent('own'), rule: { ...rule, asks: text, remedy: text }, name: text, opens: text }), fact).toEqual(facts[fact].kind === 'choice' ? ['rule.test unknown-value'] : []);
	}
	expect(missingLanguages(text, { ...text, ru: ' ' })).toEqual(['ru']);
});
