import { expect, test } from 'vitest';
import { broken } from '../rule.ts';
import { treeOf } from '../tree.ts';
import { tellingNames } from './names.ts';

test.each(['src/kernel/utils.ts', 'src/design/helpers.ts', 'src/kernel/misc.server.ts', 'src/kernel/common.ts', 'src/register/organisation-manager.ts', 'src/programme/planning/plan-utils.ts', 'src/utils/dates.ts', 'src/design/table-helper.svelte'])(
	'%s is found',
	(path) => {
		expect(broken(tellingNames, treeOf({ [path]: '' }))).toContain('says nothing');
	}
);

test('names that say something are fine', () => {
	expect(broken(tellingNames, treeOf({ 'src/kernel/money.ts': '', 'messages/common/ky.json': '{}', 'src/design/common-words.ts': '' }))).toBe('');
});
