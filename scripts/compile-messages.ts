/**
 * Compiles `messages/` for whoever runs without the build: tests, the command line. Does nothing when what is compiled
 * already stands for the same texts. It is a process of its own, because the compiler leaves timers behind that keep a
 * process alive for half a minute. `node scripts/compile-messages.ts`
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { paraglide } from '../paraglide.config.ts';

const root = dirname(import.meta.dirname);
process.chdir(root);
/** Names the texts that the compiled messages stand for. */
const stamp = join(paraglide.outdir, 'compiled-from');
const texts = fingerprint();

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== texts) {
	const { compile } = await import('@inlang/paraglide-js');
	await compile({ ...paraglide, cleanOutdir: false });
	writeFileSync(stamp, texts);
}
process.exit(0);

function fingerprint(): string {
	const hash = createHash('sha256');
	const inputs = globSync('messages/*/*.json').sort();
	for (const path of [...inputs, 'project.inlang/settings.json', 'paraglide.config.ts', 'node_modules/@inlang/paraglide-js/package.json']) {
		hash.update(path).update(readFileSync(path));
	}
	return hash.digest('hex');
}
