import { expect, test } from 'vitest';
import { broken } from '../rule.ts';
import { treeOf } from '../tree.ts';
import { oneNameAStage } from './stages.ts';

const built = {
	'src/programme/stages.ts': "export const stages = [\n\t{ key: 'planning', built: true },\n\t{ key: 'grants', built: false }\n];",
	'src/programme/planning/tables.server.ts': "const planning = pgSchema('planning');",
	'src/programme/planning/approve-plan.server.ts': "ctx.record(tx, { event: 'planning/approved' });",
	'src/routes/(house)/planning/[id]/+page.svelte': '',
	'messages/planning/ky.json': '{}',
	'messages/planning/ru.json': '{}',
	'messages/planning/en.json': '{}',
	'project.inlang/settings.json': '["./messages/planning/{locale}.json"]',
	'migrations/0007_planning.sql': 'create schema planning;'
};

test('one name everywhere is fine', () => {
	expect(broken(oneNameAStage, treeOf(built))).toBe('');
});

test.each(Object.keys(built).filter((path) => path !== 'src/programme/stages.ts'))('a built stage without %s is found', (path) => {
	const { [path as keyof typeof built]: _, ...rest } = built;
	expect(broken(oneNameAStage, treeOf(rest))).toContain('planning is built but has no');
});

test.each([
	['src/programme/grants/call.ts', ''],
	['src/routes/(house)/grants/+page.svelte', ''],
	['messages/grants/ky.json', '{}'],
	['migrations/0008_grants.sql', 'create schema if not exists grants;'],
	['project.inlang/settings.json', '["./messages/planning/{locale}.json", "./messages/grants/{locale}.json"]']
])('a stage that is not built has no %s', (path, text) => {
	expect(broken(oneNameAStage, treeOf({ ...built, [path]: text }))).toContain('grants is not built but has a');
});

test('a folder that is no stage, and an event of another stage, are found', () => {
	expect(broken(oneNameAStage, treeOf({ ...built, 'src/programme/lottery/draw.ts': '' }))).toContain('src/programme/lottery  is no stage');
	const strange = { 'src/programme/planning/close-plan.server.ts': "ctx.record(tx, { event: 'reporting/closed' });" };
	expect(broken(oneNameAStage, treeOf({ ...built, ...strange }))).toContain('event reporting/closed does not begin with planning/');
});
