/**
 * Brings docs/licences.md up to date with package.json and the lock file. Why a package is here stands in the document
 * alone, is kept, and has to be written by hand for a new one.
 * `node scripts/licences-doc.ts`; with `--check` it changes nothing and fails where the document is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
export const licencesDocument = join(root, 'docs', 'licences.md');

const groups = [['dependencies', 'Run with the product or build it'], ['optionalDependencies', 'One of them, by the machine'], ['devDependencies', 'Only for those who change the product']] as const;

/** Packages that do not name their licence in package.json, and where it was read. */
const readElsewhere: Readonly<Record<string, string>> = {
	'@inlang/plugin-message-format': 'MIT'
};

/** What may be used, changed and passed on freely, with its notice. */
const permissive = ['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'MIT OR CC0-1.0'];

type Packages = Readonly<Record<string, { readonly license?: string }>>;

/** `document` is what stands there now: the sentences are taken from it. */
export function describeLicences(document: string = readFileSync(licencesDocument, 'utf8')): string {
	const manifest = read<Record<string, Record<string, string> | undefined>>('package.json');
	const { packages } = read<{ packages: Packages }>('package-lock.json');
	const [before, , after] = document.split(/(<!-- table -->[^]*<!-- end of table -->)/);
	const whys = new Map(Array.from(document.matchAll(/^\| `([^`]+)` \| [^|]* \| ([^|]*) \|$/gm), ([, name, why]) => [name!, why!.trim()]));
	const tables = groups.map(([group, title]) => {
		const rows = Object.keys(manifest[group] ?? {}).sort().map((name) => row(name, licenceOf(packages, name), whys.get(name)));
		return `### ${title}\n\n| package | licence | why |\n| --- | --- | --- |\n${rows.join('\n')}`;
	});
	return `${before}<!-- table -->\n\n${tables.join('\n\n')}\n\n${others(packages)}\n\n<!-- end of table -->${after}`;
}

function read<T>(path: string): T {
	return JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
}

function licenceOf(packages: Packages, name: string): string {
	const licence = packages[`node_modules/${name}`]?.license ?? readElsewhere[name];
	if (!licence) throw new Error(`${name} names no licence; read it in its LICENSE file and note it in scripts/licences-doc.ts`);
	return licence;
}

function row(name: string, licence: string, why: string | undefined): string {
	if (!why) throw new Error(`Say in docs/licences.md why ${name} is here: | \`${name}\` | ${licence} | because … |`);
	return `| \`${name}\` | ${licence} | ${why} |`;
}

/** What the direct dependencies bring along under other than permissive licences. */
function others(packages: Packages): string {
	const found = Object.entries(packages).flatMap(([path, { license }]) => {
		const name = path.split('node_modules/').at(-1)!;
		const licence = (license ?? readElsewhere[name] ?? 'not named').replace(/^\((.*)\)$/, '$1');
		return path === '' || permissive.includes(licence) ? [] : [`\`${name.replace(/-(android|darwin|freebsd|linux|win32|windows)-.*$/, '-*')}\` ${licence}`];
	});
	return `Under another than a permissive licence, directly or brought along by these: ${[...new Set(found)].sort().join(', ')}.`;
}

if (import.meta.main) {
	const now = describeLicences();
	if (!process.argv.includes('--check')) writeFileSync(licencesDocument, now);
	else if (readFileSync(licencesDocument, 'utf8') !== now) {
		console.error('docs/licences.md is out of date. Run: node scripts/licences-doc.ts');
		process.exitCode = 1;
	}
}
