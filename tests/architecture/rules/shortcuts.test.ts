import { expect, test } from 'vitest';
import { broken } from '../rule.ts';
import { treeOf } from '../tree.ts';
import { readable } from './readable.ts';
import { noRawHtml, noSilencedChecks, noTestLeftOut } from './shortcuts.ts';

test('raw HTML is found', () => {
	expect(broken(noRawHtml, treeOf({ 'src/design/Note.svelte': '<p>\n{@html text}</p>' }))).toContain('Note.svelte:2');
	expect(broken(noRawHtml, treeOf({ 'src/design/Note.svelte': '<p>{text}</p>' }))).toBe('');
});

/** Written in two parts, or this file would break the rule. */
test.each([`// @ts-${'ignore'}`, `// @ts-${'nocheck'}`, `/* eslint-${'disable'} */`, `// oxlint-${'disable'}-next-line`, 'const x = y as any;', 'function f(x: any) {}', 'let x: any[];', 'const x = <any>y;'])(
	'%s is found',
	(text) => {
		expect(broken(noSilencedChecks, treeOf({ 'src/kernel/id.ts': `${text}\n` }))).toContain('id.ts:1');
	}
);

test('the word any is no cast', () => {
	expect(broken(noSilencedChecks, treeOf({ 'src/kernel/id.ts': '// any of them\nconst any = (list: unknown) => list; any(1);' }))).toBe('');
});

test.each(['test.only', 'it.skip', 'test.todo', 'describe.skip', 'test.each([1]).only', 'describe.only.each'])('%s is found', (left) => {
	expect(broken(noTestLeftOut, treeOf({ 'src/kernel/id.test.ts': `${left}('an id', () => {});` }))).toContain('id.test.ts:1');
});

test('a known gap and other people’s only are no test left out', () => {
	expect(broken(noTestLeftOut, treeOf({ 'src/kernel/id.test.ts': "it.fails('later', () => {}); test.skipIf(noReader)('read', () => {}); form.only(1); test('skip', () => {});" }))).toBe('');
});

test('a file that does not parse is found', () => {
	expect(broken(readable, treeOf({ 'src/kernel/id.ts': 'export const = 1;' }))).toContain('id.ts');
	expect(broken(readable, treeOf({ 'src/design/Note.svelte': '{#if}' }))).toContain('Note.svelte');
	expect(broken(readable, treeOf({ 'src/kernel/id.ts': 'export const a = 1;' }))).toBe('');
});
