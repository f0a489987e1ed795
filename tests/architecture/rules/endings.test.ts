import { expect, test } from 'vitest';
import { broken } from '../rule.ts';
import { treeOf } from '../tree.ts';
import { threeEndings } from './endings.ts';

const among = (from: string, text: string) => broken(threeEndings, treeOf({ [from]: from.endsWith('.svelte') ? `<script lang="ts">${text}</script>` : text }));

test.each([
	['src/programme/planning/plan.ts', "import { z } from 'zod';"],
	['src/programme/planning/plan.ts', "import { score } from '#programme/diagnostics/score.ts';"],
	['src/programme/planning/approve-plan.server.ts', "import { eq } from 'drizzle-orm'; import { readFile } from 'node:fs/promises';"],
	['src/programme/planning/approve-plan.server.ts', "import type { Context } from '#register/context.server.ts';"],
	['src/programme/planning/plan.test.ts', "import { readFileSync } from 'node:fs';"],
	['src/programme/planning/cases/read-cases.ts', "import { readFileSync } from 'node:fs';"],
	['src/programme/planning/Plan.svelte', "import type { HTMLAttributes } from 'svelte/elements'; import { onMount } from 'svelte';"],
	['src/routes/+layout.svelte', "import '../app.css';"],
	['src/routes/plans/+page.server.ts', "import { fail } from '@sveltejs/kit';"],
	['src/cli/serve.ts', "import { existsSync } from 'node:fs';"],
	['src/design/types.ts', "import type { Snippet } from 'svelte';"]
])('%s may say %s', (from, text) => {
	expect(among(from, text)).toBe('');
});

test.each([
	['src/programme/planning/plan.ts', "import { readFileSync } from 'node:fs';", 'do not reach Node'],
	['src/programme/planning/plan.ts', "import { readFileSync } from 'fs';", 'do not reach Node'],
	['src/programme/planning/plan.ts', "import { eq } from 'drizzle-orm';", 'not known to be fit'],
	['src/programme/planning/plan.ts', "import { error } from '@sveltejs/kit';", 'not known to be fit'],
	['src/programme/planning/plan.ts', "import type { Snippet } from 'svelte';", 'not known to be fit'],
	['src/programme/planning/plan.ts', "import { planById } from './read.server.ts';", 'know nothing of .server.ts'],
	['src/programme/planning/plan.ts', "import type { PlanRow } from './tables.server.ts';", 'know nothing of .server.ts'],
	['src/programme/planning/plan.ts', "import { type PlanRow } from './tables.server.ts';", 'know nothing of .server.ts'],
	['src/programme/planning/plan.ts', "import Plan from './Plan.svelte';", 'know no screens'],
	['src/programme/planning/Plan.svelte', "import { planById } from './read.server.ts';", 'know nothing of .server.ts'],
	['src/programme/planning/Plan.svelte', "import pg from 'pg';", 'not known to be fit'],
	['src/routes/plans/+page.ts', "import { readFileSync } from 'node:fs';", 'do not reach Node']
])('%s may not say %s', (from, text, why) => {
	expect(among(from, text)).toContain(why);
});
