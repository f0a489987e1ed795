/** The list of all components as CycloneDX, for those who must hand one in: `node scripts/sbom.ts > kadam-sbom.json`. Made from the lock file; not committed, because that is. */
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

const { status, stderr } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only', ...process.argv.slice(2)], {
	cwd: dirname(import.meta.dirname),
	encoding: 'utf8',
	stdio: ['ignore', 'inherit', 'pipe']
});
if (status !== 0) console.error(stderr);
process.exitCode = status ?? 1;
