/** `npm run kadam -- <verb>`: another door to the same use cases, with the server running or not. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

spawnSync(process.execPath, [fileURLToPath(new URL('../../scripts/compile-messages.ts', import.meta.url))], { stdio: 'inherit' });
const { program } = await import('./program.ts');
await program.parseAsync();
