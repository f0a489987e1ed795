import { describe, expect, test } from 'vitest';
import { actsPermitted, faults, move, permitted, type Workflow } from './workflow.ts';

type State = 'draft' | 'review' | 'final';
const letters: Workflow<State, 'send' | 'return' | 'sign', 'writer' | 'chief'> = [
	{ act: 'send', from: ['draft'], to: 'review', by: ['writer'] },
	{ act: 'return', from: ['review', 'final'], to: 'draft', by: ['chief'], reason: 'required' },
	{ act: 'sign', from: ['review'], to: 'final', by: ['chief'] }
];

describe('a workflow', () => {
	test('answers with the next state, or with the reason of the refusal', () => {
		expect(permitted(letters, 'draft', 'send', ['writer'])).toEqual({
			ok: true,
			next: 'review',
			reasonRequired: false
		});
		expect(permitted(letters, 'final', 'send', ['writer'])).toEqual({
			ok: false,
			problem: 'workflow/not-in-this-state'
		});
		expect(permitted(letters, 'review', 'sign', ['writer'])).toEqual({
			ok: false,
			problem: 'workflow/not-by-this-role'
		});
	});

	test('refuses nobody and strangers', () => {
		for (const roles of [[], ['stranger']]) expect(actsPermitted(letters, 'review', roles)).toEqual([]);
	});

	test('one of several roles is enough', () => {
		expect(actsPermitted(letters, 'review', ['writer', 'chief'])).toEqual(['return', 'sign']);
	});

	test('a required reason may not be blank', () => {
		expect(move(letters, 'review', 'return', ['chief'], ' \n')).toEqual({
			ok: false,
			problem: 'workflow/reason-required'
		});
		expect(move(letters, 'review', 'return', ['chief'], 'No date')).toMatchObject({ ok: true, next: 'draft' });
		expect(move(letters, 'draft', 'send', ['writer'], '')).toMatchObject({ ok: true, next: 'review' });
	});

	test('faults of a table are named', () => {
		expect(faults(letters, ['draft', 'review', 'final'], 'draft')).toEqual([]);
		expect(faults(letters, ['draft', 'review', 'final'], 'final')).toEqual([]);
		expect(faults(letters.slice(0, 1), ['draft', 'review', 'final'], 'draft')).toEqual(['final cannot be reached']);
		const twoWays = [...letters, { act: 'send', from: ['draft'], to: 'final', by: ['writer'] } as const];
		expect(faults(twoWays, ['draft', 'review', 'final'], 'draft')).toEqual(['send leads two ways for the same role']);
	});
});
