/** `npm run demo` and `npm start`: builds what is not built yet, starts the process, ends it gracefully. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languages } from '#kernel/localised.ts';
import { isProblem } from '#kernel/problem.ts';
import { readConfig } from '../platform/config.server.ts';
import { ensureBuilt } from './build.ts';

enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url)));
await ensureBuilt();

const wanted = process.argv.includes('--demo');
const asked = readConfig();
/** Says that what lies in a data directory is invented, so that nobody takes it for an installation of their own. */
const marker = join(asked.dataDir, 'demonstration');
const unfinished = 'unfinished\n';
const config = { ...asked, demonstration: wanted || asked.demonstration || existsSync(marker) };

const { serve } = await import('../server.ts');
const { isEmpty } = await import('#register/read.server.ts');
const { demonstrationSignIns } = await import('#wiring/demonstration.ts');

const running = await serve(config, {
	async prepare(runtime) {
		if (existsSync(marker) && readFileSync(marker, 'utf8') === unfinished) {
			throw new Error(`The demonstration in ${asked.dataDir} was interrupted while it was being made. Nothing in it is anybody's: delete the folder and start again.`);
		}
		if (!wanted || !(await isEmpty(runtime.database.read))) return;
		mkdirSync(asked.dataDir, { recursive: true });
		writeFileSync(marker, unfinished);
		const { seedDemonstration } = await import('#seeds/demo/demonstration.ts');
		await seedDemonstration(runtime);
		writeFileSync(marker, 'finished\n');
	}
}).catch(sayWhyNot);

/** What is wrong, what is safe and what to do, in the three languages; anything unexpected as it is. */
async function sayWhyNot(error: unknown): Promise<never> {
	const { problemText } = await import('#i18n/problem-text.server.ts');
	if (isProblem(error)) for (const language of languages) console.error(problemText(error.code, error.params, language));
	console.error(isProblem(error) ? `(${error.code})` : error);
	process.exit(1);
}

console.log(`Kadam: ${config.publicUrl}`);
if (config.demonstration) console.log(demonstrationSignIns());
if (config.demonstration && !wanted) console.log(`${config.dataDir} holds the demonstration. For an installation of your own choose another DATA_DIR.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		running.stop().then(() => process.exit(0), (error: unknown) => {
			console.error(error);
			process.exit(1);
		});
	});
}
