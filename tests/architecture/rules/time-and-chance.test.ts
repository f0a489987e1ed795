import { expect, test } from 'vitest';
import { broken } from '../rule.ts';
import { treeOf } from '../tree.ts';
import { timeAndChance } from './time-and-chance.ts';

const among = (path: string, text: string) => broken(timeAndChance, treeOf({ [path]: text }));
const pure = 'src/programme/planning/plan.ts';

test.each(['new Date()', 'new Date', 'Date.now()', 'Date()', 'Math.random()'])('%s is found', (what) => {
	expect(among(pure, `export const now = ${what};`)).toContain(`${pure}:1`);
});

test('a date from data is no hidden input, and a comment is no code', () => {
	expect(among(pure, '// new Date()\nexport const at = (text: string) => new Date(text);')).toBe('');
	expect(among(pure, "export const text = 'Math.random()';")).toBe('');
});

test('the platform is where the time comes from', () => {
	expect(among('src/platform/clock.server.ts', 'export const now = () => new Date();')).toBe('');
});

test.each([
	['a script', '<script lang="ts">\n\tconst now = new Date();\n</script>', 2],
	['an expression', '<p>\n\t{new Date().getFullYear()}\n</p>', 2],
	['an attribute', '<p\n\ttitle={String(Date.now())}>x</p>', 2],
	['an attribute with text around', '<p\n\ttitle="at {Date.now()}!">x</p>', 2],
	['an event handler', '<button\n\tonclick={() => save(Math.random())}>x</button>', 2],
	['an each', '{#each\n\tlist(Date.now()) as item}<p>{item}</p>{/each}', 2],
	['a condition', '{#if day < 1}<p></p>{:else if\n\tDate.now() > 1}<p></p>{/if}', 2],
	['a constant', '{#if day}{@const\n\tnow = Date.now()}<p>{now}</p>{/if}', 2],
	['a snippet', '{#snippet row(item: number)}<p>{item}</p>\n{Date.now()}{/snippet}', 2]
])('in Svelte files too: %s', (_, text, line) => {
	expect(among('src/programme/planning/Plan.svelte', `${text}<script lang="ts" module></script>`)).toContain(`Plan.svelte:${line} `);
});
