import { expect, test } from 'vitest';
import { demand, found, isProblem, Problem } from './problem.ts';

test('a ruling that refuses is a problem with its reason, which pages answer with 403', () => {
	expect(() => demand('register/not-yours')).toThrow(expect.objectContaining({ code: 'register/not-yours', status: 403 }));
	expect(() => demand(true)).not.toThrow();
});

test('what is not there is not found, also when it may only not be known', () => {
	expect(found(0)).toBe(0);
	expect(found('')).toBe('');
	for (const nothing of [null, undefined]) expect(() => found(nothing)).toThrow(expect.objectContaining({ code: 'common/not-found', status: 404 }));
});

test('a problem is known by its mark, not by its class: there may be two copies of the code in one process', async () => {
	const copy = './problem.ts?copy';
	const { Problem: Other } = (await import(/* @vite-ignore */ copy)) as { Problem: typeof Problem };
	expect(Other).not.toBe(Problem);
	expect(isProblem(new Other('common/invalid'))).toBe(true);
	expect([new Error('common/invalid'), { code: 'common/invalid' }, null, 'common/invalid'].some(isProblem)).toBe(false);
});

test('without more said it is a conflict without fields', () => {
	expect(new Problem('common/invalid')).toMatchObject({ status: 409, params: {}, fields: [], message: 'common/invalid' });
});
