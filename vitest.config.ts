/**
 * Five kinds of tests, each runnable alone: `npx vitest run --project unit src/kernel`. `npm test` runs them all, with
 * types, lint and build (tests/run.ts).
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Far from Bishkek and from UTC: whatever leans on the machine's zone shows. */
process.env['TZ'] = 'Pacific/Auckland';

const besideTheCode = 'src/**/*.test.ts';
const withDatabase = 'src/**/*.server.test.ts';
const texts = './tests/support/compiled-texts.ts';

/** What takes longest begins first, so that at the end nobody waits for one alone. */
const longest = ['pages', 'main-job', 'command-line', 'full-case', 'kill'];
/**
 * These share one running system: what pages and papers tell is read before other tests press buttons, each button is pressed
 * on the record that stands ready for it before every form is filled with hurting texts, and what may be asked only a few
 * times an hour is asked by the same people each time.
 */
const readFirst = ['fields', 'documents', 'lists', 'web', 'matrix', 'forms', 'workflows', 'trap'];

class OneOrder extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const first: Readonly<Record<string, readonly string[]>> = { journeys: longest, security: readFirst };
		const placeOf = ({ moduleId, project }: TestSpecification) => {
			const place = (first[project.name] ?? []).findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
			return place < 0 ? Number.POSITIVE_INFINITY : place;
		};
		const others = await super.sort(files);
		if (!files.every(({ project }) => project.name in first)) return others;
		return others.toSorted((a, b) => (placeOf(a) === placeOf(b) ? Number(a.moduleId > b.moduleId) - Number(a.moduleId < b.moduleId) : placeOf(a) - placeOf(b)));
	}
}

export default defineConfig({
	plugins: [svelte({ configFile: false })],
	test: {
		sequence: { sequencer: OneOrder },
		// Vitest leaves one processor free; on a machine of two that would be half of it.
		maxWorkers: '100%',
		projects: [
			{
				extends: true,
				test: { name: 'unit', include: [besideTheCode], exclude: [withDatabase], globalSetup: texts, pool: 'threads', isolate: false }
			},
			{
				extends: true,
				test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], globalSetup: texts, pool: 'threads', isolate: false, testTimeout: 60_000 }
			},
			{
				extends: true,
				test: {
					name: 'database',
					include: [withDatabase, 'tests/database/**/*.test.ts'],
					globalSetup: [texts, './tests/support/database-server.ts'],
					pool: 'forks',
					isolate: false,
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'journeys',
					include: ['tests/support/**/*.test.ts', 'tests/journeys/**/*.test.ts', 'tests/faults/**/*.test.ts'],
					globalSetup: texts,
					pool: 'forks',
					maxWorkers: 2,
					maxConcurrency: 2,
					testTimeout: 180_000,
					hookTimeout: 300_000
				}
			},
			{
				extends: true,
				test: {
					name: 'security',
					include: ['tests/security/**/*.test.ts'],
					globalSetup: [texts, './tests/security/support/kadam.ts'],
					pool: 'forks',
					fileParallelism: false,
					testTimeout: 600_000,
					hookTimeout: 300_000
				}
			}
		]
	}
});
