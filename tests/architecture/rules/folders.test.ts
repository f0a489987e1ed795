import { expect, test } from 'vitest';
import { broken } from '../rule.ts';
import { treeOf } from '../tree.ts';
import { noTwoWayFolders } from './folders.ts';

test('two folders that import each other are found, whichever files do it', () => {
	const tree = treeOf({
		'src/design/Field.svelte': "<script>import { bars } from './charts/bars.ts';</script>",
		'src/design/charts/bars.ts': 'export const bars = 1;',
		'src/design/charts/axis.ts': "import type { Tone } from '../tone.ts';",
		'src/design/tone.ts': 'export type Tone = 1;'
	});
	expect(broken(noTwoWayFolders, tree)).toContain('src/design → src/design/charts');
});

test('one way is fine, and so are files of one folder', () => {
	const tree = treeOf({
		'src/design/a.ts': "import './charts/bars.ts'; import './b.ts';",
		'src/design/b.ts': "import './a.ts';",
		'src/design/charts/bars.ts': ''
	});
	expect(broken(noTwoWayFolders, tree)).toBe('');
});
