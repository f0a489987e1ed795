/** Builds the web part when its sources are newer than the last build; a start without changes takes no time. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = join(root, 'build', 'sources');
const sources = ['src/**/*', 'messages/**/*.json', 'static/**/*', 'project.inlang/settings.json', 'package.json', 'package-lock.json', 'vite.config.ts', 'paraglide.config.ts'];

/** What the sources are, by path, size and time of change. */
function fingerprint(): string {
	const hash = createHash('sha256');
	for (const path of globSync(sources, { cwd: root, exclude: ['src/i18n/paraglide/**'] }).sort()) {
		const found = statSync(join(root, path));
		if (found.isFile()) hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`);
	}
	return hash.digest('hex');
}

/** The compiler of texts leaves timers behind that would keep the builder alive for half a minute after it is done. */
const buildAndLeave = `import('vite').then(({ createBuilder }) => createBuilder({ logLevel: 'warn' })).then((builder) => builder.buildApp()).then(() => process.exit(0), (error) => { console.error(error); process.exit(1); })`;

export async function ensureBuilt(): Promise<void> {
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return;
	console.log('Building Kadam (once; about half a minute) …');
	const result = spawnSync(process.execPath, ['--eval', buildAndLeave], { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } });
	if (result.status !== 0) throw new Error(`The build failed:\n${result.stdout}\n${result.stderr}`);
	// The compiler of texts writes its own settings anew: what counts is how the sources stand afterwards.
	writeFileSync(stamp, fingerprint());
}
