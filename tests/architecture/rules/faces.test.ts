import { expect, test } from 'vitest';
import { broken } from '../rule.ts';
import { treeOf } from '../tree.ts';
import { faces } from './faces.ts';

const among = (from: string, specifier: string) => broken(faces, treeOf({ [from]: `import { something } from '${specifier}';` }));

test.each([
	['src/programme/planning/approve-plan.server.ts', './store.server.ts'],
	['src/programme/planning/draft-plan.server.ts', '#programme/reporting/read.server.ts'],
	['src/programme/planning/draft-plan.server.ts', '#programme/reporting/read-issued.server.ts'],
	['src/programme/planning/tables.server.ts', '#programme/reporting/tables.server.ts'],
	['src/programme/planning/draft-plan.server.ts', '#register/entrust.server.ts'],
	['src/wiring/reactions.server.ts', '#programme/planning/tables.server.ts'],
	['src/routes/plans/+page.server.ts', '#programme/planning/approve-plan.server.ts']
])('%s may import %s', (from, specifier) => {
	expect(among(from, specifier)).toBe('');
});

test.each([
	['src/programme/planning/draft-plan.server.ts', '#programme/reporting/store.server.ts', 'store is its own'],
	['src/programme/planning/draft-plan.server.ts', '#programme/diagnostics/store-scores.server.ts', 'store is its own'],
	['src/wiring/enter.server.ts', '#register/store.server.ts', 'store is its own'],
	['src/programme/planning/draft-plan.server.ts', '#programme/reporting/tables.server.ts', 'by its read.server.ts'],
	['src/programme/planning/draft-plan.server.ts', '#programme/reporting/issue-report.server.ts', 'by its read.server.ts'],
	['src/routes/plans/+page.server.ts', '#programme/planning/tables.server.ts', 'no SQL in routes'],
	['src/routes/plans/+page.server.ts', 'drizzle-orm', 'no SQL in routes']
])('%s may not import %s', (from, specifier, why) => {
	expect(among(from, specifier)).toContain(why);
});
