import { expect, test } from 'vitest';
import { broken } from '../rule.ts';
import { treeOf } from '../tree.ts';
import { useCasesAreTested, useCasesAskPermission, useCasesRecord } from './use-cases.ts';

const path = 'src/programme/planning/approve-plan.server.ts';
const useCase = (...lines: string[]) => `export async function approvePlan(ctx: Context, input: Approve) {\n\treturn ctx.transact(async (tx) => {\n${lines.join('\n')}\n\t});\n}\n`;
const demands = 'demand(mayApprove(ctx.actor, plan));';
const records = "await ctx.record(tx, { event: 'planning/approved', subject });";

test('a use case that asks and records is fine', () => {
	const tree = treeOf({ [path]: useCase(demands, records) });
	expect(broken(useCasesRecord, tree) + broken(useCasesAskPermission, tree)).toBe('');
});

test('one that does not is found', () => {
	expect(broken(useCasesRecord, treeOf({ [path]: useCase(demands) }))).toContain('approvePlan records no event');
	expect(broken(useCasesAskPermission, treeOf({ [path]: useCase(records) }))).toContain('approvePlan neither demands');
});

test('it may leave that to what it calls, in its own file or another', () => {
	const tree = treeOf({
		[path]: `import { advance } from './plan.ts';\n${useCase('const next = advance(plan, act);', 'return finish(ctx, tx);')}\nasync function finish(ctx: Context, tx: Tx) { ${records} }`,
		'src/programme/planning/plan.ts': "import { move } from '#kernel/workflow.ts';\nexport const advance = (plan: Plan, act: Act) => move(workflow, plan.status, act);"
	});
	expect(broken(useCasesRecord, tree) + broken(useCasesAskPermission, tree)).toBe('');
});

test('a reader is no use case, and neither is the platform', () => {
	const tree = treeOf({
		'src/programme/planning/read.server.ts': 'export async function planById(read: Reader, id: string) { return read.select(); }',
		'src/wiring/door.server.ts': useCase('')
	});
	expect(broken(useCasesRecord, tree) + broken(useCasesAskPermission, tree) + broken(useCasesAreTested, tree)).toBe('');
});

test('a use case that no test calls is found', () => {
	const tree = (text: string) => treeOf({ [path]: useCase(demands, records), 'src/programme/planning/approve-plan.server.test.ts': text });
	const imported = "import { approvePlan } from './approve-plan.server.ts';";
	expect(broken(useCasesAreTested, tree(''))).toContain('approvePlan is called by no test');
	expect(broken(useCasesAreTested, tree(imported))).toContain('approvePlan is called by no test');
	expect(broken(useCasesAreTested, tree("const approvePlan = () => 1; approvePlan();"))).toContain('approvePlan is called by no test');
	expect(broken(useCasesAreTested, tree(`${imported}\nawait approvePlan(ctx, input);`))).toBe('');
});
