import { expect, test } from 'vitest';
import { broken } from '../rule.ts';
import { treeOf } from '../tree.ts';
import { at, budgets, fileSizes, functionSizes } from './sizes.ts';

const lines = (count: number) => Array.from({ length: count }, (_, number) => `// ${number}`).join('\n');
const files = (...counts: number[]) => treeOf(Object.fromEntries(counts.map((count, number) => [`src/kernel/file-${number}.ts`, lines(count)])));

test('a share of the values is at most this', () => {
	expect([at([1, 2, 3, 4, 100], 0.5), at([1, 2, 3, 4, 100], 0.9), at([], 0.5)]).toEqual([3, 100, 0]);
});

test('one file over the longest is found, also among styles and tests', () => {
	expect(broken(fileSizes, files(10, 10, 401))).toContain('src/kernel/file-2.ts  401 lines');
	expect(broken(fileSizes, treeOf({ 'src/design/look.css': lines(401) }))).toContain('look.css');
	expect(broken(fileSizes, treeOf({ 'src/kernel/id.test.ts': lines(401) }))).toContain('id.test.ts');
});

test('tables of texts may be as long as they are', () => {
	expect(broken(fileSizes, treeOf({ 'seeds/demo/cast.ts': lines(900), 'src/programme/reporting/phrases/ky.ts': lines(900) }))).toBe('');
});

test('a house of middling files is over the budget', () => {
	expect(broken(fileSizes, files(10, 81, 90))).toContain('the median file');
	expect(broken(fileSizes, files(10, 10, 10, 10, 10, 10, 10, 10, 221, 221))).toContain('one file in ten');
	expect(broken(fileSizes, files(10, 80, 90))).toBe('');
});

const functions = (count: number, length: number) => `function named() {\n${lines(length - 2)}\n}\n`.repeat(count);

test('long functions are found, and what they hold inline is theirs', () => {
	expect(broken(functionSizes, treeOf({ 'src/kernel/a.ts': functions(8, 10) + functions(2, 36) }))).toContain(`the budget is ${budgets.longFunction}`);
	expect(broken(functionSizes, treeOf({ 'src/kernel/a.ts': functions(8, 10) + functions(2, 35) }))).toBe('');
	const inline = `const named = () => {\n${lines(40)}\nlist.map((x) => { return x; });\n};`;
	expect(broken(functionSizes, treeOf({ 'src/kernel/a.ts': inline }))).toContain('one function in ten');
});
