import { expect, test } from 'vitest';
import { broken } from '../rule.ts';
import { treeOf } from '../tree.ts';
import { importOrder } from './import-order.ts';

const imports = (specifier: string) => `import { something } from '${specifier}';`;
const script = (path: string, text: string) => (path.endsWith('.svelte') ? `<script lang="ts">${text}</script>` : text);
const among = (from: string, specifier: string) => broken(importOrder, treeOf({ [from]: script(from, imports(specifier)) }));

test.each([
	['src/programme/planning/plan.ts', '#programme/diagnostics/score.ts'],
	['src/programme/planning/plan.ts', './priority.ts'],
	['src/programme/diagnostics/score.ts', '../stages.ts'],
	['src/programme/evaluation/wave.ts', '#programme/grants/award.ts'],
	['src/questionnaires/Form.svelte', '#design/Field.svelte'],
	['src/design/Field.svelte', '#i18n/format.ts'],
	['src/routes/plans/+page.server.ts', '#programme/planning/read.server.ts'],
	['src/cli/serve.ts', '../server.ts'],
	['src/cli/serve.ts', '../../seeds/demo/demonstration.ts'],
	['seeds/demo/demonstration.ts', '#programme/planning/approve-plan.server.ts'],
	['src/programme/planning/plan.test.ts', '../../../tests/support/database.ts'],
	['src/programme/planning/plan.test.ts', '#seeds/reference/instruments/one.json'],
	['src/kernel/id.ts', 'uuidv7']
])('%s may import %s', (from, specifier) => {
	expect(among(from, specifier)).toBe('');
});

test.each([
	['src/programme/diagnostics/score.ts', '#programme/planning/plan.ts', 'planning comes after diagnostics'],
	['src/programme/diagnostics/score.ts', '../planning/plan.ts', 'planning comes after diagnostics'],
	['src/programme/training/event.ts', '#programme/grants/call.ts', 'stand side by side'],
	['src/kernel/id.ts', '#platform/log.server.ts', 'platform comes after kernel'],
	['src/register/policy.ts', '#wiring/form.ts', 'wiring comes after register'],
	['src/programme/portfolio/figures.ts', '#wiring/facts.server.ts', 'wiring comes after portfolio'],
	['src/wiring/navigation.ts', '../routes/menu.ts', 'nobody imports routes'],
	['src/routes/+page.server.ts', '../cli/build.ts', 'nobody imports cli'],
	['src/design/Field.svelte', '#register/actor.ts', 'design knows only kernel, i18n, design'],
	['src/i18n/format.ts', '#programme/planning/plan.ts', 'i18n knows only kernel, i18n'],
	['src/platform/mail.server.ts', '#i18n/format.ts', 'platform has no screens'],
	['src/programme/planning/plan.ts', '#seeds/reference/instruments/one.json', 'seeds comes after planning'],
	['src/programme/planning/plan.ts', '../../../tests/support/database.ts', 'only tests'],
	['src/programme/planning/plan.test.ts', '#programme/grants/call.ts', 'grants comes after planning'],
	['src/odds/ends.ts', '#kernel/id.ts', 'odds has no place']
])('%s may not import %s', (from, specifier, why) => {
	expect(among(from, specifier)).toContain(why);
});

test.each([
	"import type { Plan } from '#programme/planning/plan.ts';",
	"export { plan } from '#programme/planning/plan.ts';",
	"const { plan } = await import('#programme/planning/plan.ts');",
	"type Plan = import('#programme/planning/plan.ts').Plan;",
	"import '#programme/planning/plan.ts';"
])('an import is an import: %s', (text) => {
	expect(broken(importOrder, treeOf({ 'src/programme/diagnostics/score.ts': text }))).toContain('planning comes after');
});

test('the scripts of Svelte files count, on their own lines', () => {
	const text = `<p>Hello</p>\n<script lang="ts">\n\t${imports('#programme/planning/plan.ts')}\n</script>`;
	expect(broken(importOrder, treeOf({ 'src/programme/diagnostics/Score.svelte': text }))).toContain('Score.svelte:3 ');
});
