/** What the forms of the rule editor send. */
import { z } from 'zod';
import { isFactKey } from './facts.ts';
import { type DraftChange, groupKinds, noText } from './rule-draft.ts';
import type { Test } from './rules.ts';

const id = z.uuid();
const words = z.string().transform((typed) => typed.replaceAll('\r\n', '\n').trim()).pipe(z.string().max(500)).default('');
const trilingual = z.object({ ky: words, ru: words, en: words }).default(noText);
const place = z.string().regex(/^rule[a-z0-9.]{0,80}$/);
const basedOn = z.coerce.number().int().min(1);
const count = z.coerce.number().int().min(0).max(9999).catch(0).default(0);
const fact = z.string().refine(isFactKey, { params: { code: 'common/required' } });

const wrongKey = { params: { code: 'eligibility/key-unusable' } };
const newKey = z.string().trim().toLowerCase().refine((key) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key) && key.length <= 40, wrongKey);

export const startRuleDraft = z.union([z.object({ from: z.string().regex(/^[a-z0-9-]{1,60}\/\d{1,4}$/) }), z.object({ key: newKey })]);
export type StartRuleDraft = z.infer<typeof startRuleDraft>;
/** The same for the form that begins with nothing: what is wrong is the key. */
export const startNewRules = z.object({ key: newKey });

export interface ChangeRuleDraft {
	readonly draft: string;
	/** The version that the form was filled in with. */
	readonly basedOn: number;
	readonly change: DraftChange;
}

const base = { draft: id, basedOn };
export const saveHead = z.object({ ...base, name: trilingual, opens: trilingual })
	.transform(({ draft, basedOn: on, name, opens }): ChangeRuleDraft => ({ draft, basedOn: on, change: { kind: 'head', name, opens } }));

export const addCondition = z.object({ ...base, place, fact })
	.transform(({ draft, basedOn: on, ...rest }): ChangeRuleDraft => ({ draft, basedOn: on, change: { kind: 'addCondition', ...rest } }));

export const addGroup = z.object({ ...base, place, group: z.enum(groupKinds) })
	.transform(({ draft, basedOn: on, ...rest }): ChangeRuleDraft => ({ draft, basedOn: on, change: { kind: 'addGroup', ...rest } }));

export const saveGroup = z.object({ ...base, place, group: z.enum(['all', 'any', 'atLeastOf']), count })
	.transform(({ draft, basedOn: on, ...rest }): ChangeRuleDraft => ({ draft, basedOn: on, change: { kind: 'group', ...rest } }));

export const removeRule = z.object({ ...base, place })
	.transform(({ draft, basedOn: on, place: at }): ChangeRuleDraft => ({ draft, basedOn: on, change: { kind: 'remove', place: at } }));

/** Whether the test fits the fact is asked when faults are looked for. */
const test = z.object({
	fact, test: z.enum(['yes', 'no', 'atLeast', 'atMost', 'happened', 'withinMonths', 'withinDays', 'reached', 'oneOf']), count,
	value: z.string().max(60).default(''), values: z.union([z.array(z.string().max(60)), z.string().transform((one) => [one])]).default([])
}).transform(({ fact: of, test: kind, count: number, value, values }): Test => {
	switch (kind) {
		case 'yes': case 'no': case 'happened': return { kind, fact: of };
		case 'atLeast': case 'atMost': case 'withinMonths': case 'withinDays': return { kind, fact: of, count: number };
		case 'reached': return { kind, fact: of, value };
		case 'oneOf': return { kind, fact: of, values: [...new Set(values)].toSorted() };
	}
});

export const saveCondition = z.intersection(test.transform((asked) => ({ asked })), z.object({ ...base, place, due: z.enum(['first', 'later']).default('first'), asks: trilingual, remedy: trilingual }))
	.transform(({ draft, basedOn: on, asked, place: at, due, asks, remedy }): ChangeRuleDraft => ({ draft, basedOn: on, change: { kind: 'condition', place: at, test: asked, due, asks, remedy } }));

export const draftOnly = z.object({ draft: id });
export type DraftOnly = z.infer<typeof draftOnly>;

const ruleSetKey = z.string().regex(/^[a-z0-9-]{1,60}$/);
export const addRuleSet = z.object({ ...base, place, key: ruleSetKey })
	.transform(({ draft, basedOn: on, ...rest }): ChangeRuleDraft => ({ draft, basedOn: on, change: { kind: 'addRuleSet', ...rest } }));

const at = z.coerce.number().int().min(0).max(99);
/** As people write it: `1,5`. What is no number is 0, which is named as a fault. */
const weight = z.string().transform((typed) => Number(typed.trim().replace(',', '.'))).pipe(z.number().min(0).max(1000)).catch(0).default(0);

export const addTerm = z.object({ ...base, fact })
	.transform(({ draft, basedOn: on, fact: of }): ChangeRuleDraft => ({ draft, basedOn: on, change: { kind: 'addTerm', fact: of } }));
export const saveTerm = z.object({ ...base, at, most: count, weight, name: trilingual })
	.transform(({ draft, basedOn: on, ...rest }): ChangeRuleDraft => ({ draft, basedOn: on, change: { kind: 'term', ...rest } }));
export const removeTerm = z.object({ ...base, at })
	.transform(({ draft, basedOn: on, at: place }): ChangeRuleDraft => ({ draft, basedOn: on, change: { kind: 'removeTerm', at: place } }));
