/** `npm run kadam -- <verb>`: another door to the same use cases, with the server running or not. */
import { spawnSync } from 'node:child_process';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url)));
spawnSync(process.execPath, [fileURLToPath(new URL('../../scripts/compile-messages.ts', import.meta.url))], { stdio: 'inherit' });
const { program } = await import('./program.ts');
await program.parseAsync();
