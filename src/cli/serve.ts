/** `npm run demo` and `npm start`: builds what is not built yet, starts the process, ends it gracefully. */
import { existsSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../platform/config.server.ts';
import { ensureBuilt } from './build.ts';

const demonstration = process.argv.includes('--demo');
await ensureBuilt();

const asked = readConfig();
const marker = join(asked.dataDir, 'demonstration');
if (demonstration && !existsSync(join(asked.dataDir, 'postgres')) && !asked.databaseUrl) {
	mkdirSync(asked.dataDir, { recursive: true });
	writeFileSync(marker, '');
}
const config = { ...asked, demonstration: asked.demonstration || demonstration || existsSync(marker) };

const { serve } = await import('../server.ts');
const { seedDemonstration, demonstrationSignIns } = await import('../../seeds/demo/demonstration.ts');
const running = await serve(config, { prepare: async (runtime) => { if (demonstration) await seedDemonstration(runtime); } });

console.log(`Kadam: ${config.publicUrl}`);
if (config.demonstration) console.log(demonstrationSignIns());
if (config.demonstration && !demonstration) console.log(`${config.dataDir} holds the demonstration. For an installation of your own choose another DATA_DIR.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		running.stop().then(() => process.exit(0), (error: unknown) => {
			console.error(error);
			process.exit(1);
		});
	});
}
