/** Every rule of the house, on the house. Each rule is proved to bite on invented files in rules/*.test.ts. */
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exceptions, most } from './exceptions.ts';
import { broken, covers } from './rule.ts';
import { rules } from './rules.ts';
import { readTree } from './tree.ts';

const house = readTree(dirname(dirname(import.meta.dirname)));

describe('the rules of the house', () => {
	test.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
		const complaint = broken(rule, house, exceptions);
		expect(complaint === '', `${complaint}\n`).toBe(true);
	});
});

test('exceptions only become fewer', () => {
	expect(exceptions.length).toBeLessThanOrEqual(most);
});

test.each(exceptions)('the exception $where to “$rule” is still needed', (exception) => {
	const rule = rules.find(({ name }) => name === exception.rule);
	expect(rule?.check(house).some((finding) => covers(exception, rule, finding))).toBe(true);
});
