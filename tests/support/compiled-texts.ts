import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Vitest's global setup: tests read the texts that the sources say today. */
export default function compileTexts(): void {
	const script = fileURLToPath(new URL('../../scripts/compile-messages.ts', import.meta.url));
	const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
	if (status !== 0) throw new Error(`The texts could not be compiled:\n${stderr}`);
}
