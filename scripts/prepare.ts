/**
 * After `npm install`. An npm that runs on an older Node leaves out the compiled parts of packages which that Node could not
 * use, though the Node that comes along can: so they are fetched once more with this one. Then SvelteKit writes its types.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const npm = process.env['npm_execpath'];
const nodeOfNpm = /node\/v(\d+)/.exec(process.env['npm_config_user_agent'] ?? '')?.[1];
const isOlder = nodeOfNpm !== undefined && Number(nodeOfNpm) < Number(process.versions.node.split('.')[0]);

if (npm?.endsWith('npm-cli.js') && isOlder) run(npm, 'install', '--ignore-scripts', '--no-audit', '--loglevel=error');
run(join(root, 'node_modules', '@sveltejs', 'kit', 'svelte-kit.js'), 'sync');

function run(...program: string[]): void {
	const { status } = spawnSync(process.execPath, program, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
	if (status !== 0) process.exit(status ?? 1);
}
