/** `npm run bench -- <name> [--json]`: measures one thing beside what it is compared with, and prints a table or one JSON object. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from './measured.ts';

const [name = '', ...options] = process.argv.slice(2);
const file = join(import.meta.dirname, `${name}.ts`);
const notBenches = new Set(['run.ts', 'measured.ts']);

if (!/^[a-z-]+$/.test(name) || notBenches.has(`${name}.ts`) || !existsSync(file)) {
	const names = readdirSync(import.meta.dirname).filter((one) => one.endsWith('.ts') && !notBenches.has(one)).map((one) => one.slice(0, -3));
	console.error(`Which one? npm run bench -- ${names.join(' | ')} [--json]`);
	process.exit(2);
}

const { measure } = (await import(file)) as { measure: () => Promise<Measured> };
const measured = await measure();
if (options.includes('--json')) console.log(JSON.stringify({ bench: name, ...measured }));
else {
	console.table(Object.fromEntries(Object.entries(measured.figures).map(([figure, value]) => [figure, { value }])));
	console.table(Object.fromEntries(Object.entries(measured.ratios).map(([ratio, { value, wanted, met }]) => [ratio, { value, wanted, met }])));
	for (const note of measured.notes) console.log(note);
}
