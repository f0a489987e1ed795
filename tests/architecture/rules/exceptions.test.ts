import { expect, test } from 'vitest';
import { broken } from '../rule.ts';
import { treeOf } from '../tree.ts';
import { noRawHtml } from './shortcuts.ts';

const tree = treeOf({ 'src/design/Note.svelte': '{@html text}', 'src/design/Rich.svelte': '{@html text}' });

test('an exception covers its own rule and file, nothing else', () => {
	const exception = { rule: 'no raw HTML', where: 'src/design/Rich.svelte', why: 'it sanitises' };
	expect(broken(noRawHtml, tree, [exception])).toContain('Note.svelte');
	expect(broken(noRawHtml, tree, [exception])).not.toContain('Rich.svelte');
	expect(broken(noRawHtml, tree, [{ ...exception, rule: 'file sizes' }])).toContain('Rich.svelte');
	expect(broken(noRawHtml, tree, [{ ...exception, what: 'something else' }])).toContain('Rich.svelte');
});

test('whoever breaks a rule reads why it exists', () => {
	expect(broken(noRawHtml, tree)).toContain(`Why: ${noRawHtml.why}`);
});
