/**
 * Writes docs/glossary.md from seeds/reference/glossary.csv.
 * `node scripts/glossary-doc.ts`; with `--check` it changes nothing and fails where the document is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const data = join(root, 'seeds', 'reference', 'glossary.csv');
export const glossaryDocument = join(root, 'docs', 'glossary.md');

const opening = `# Glossary

<!-- Made by \`node scripts/glossary-doc.ts\` from seeds/reference/glossary.csv; do not edit. -->

One word a concept, in the code, on the screens and in print. The Kyrgyz words are the programme's own where it has one. A new word is
added to [seeds/reference/glossary.csv](../seeds/reference/glossary.csv) in all three languages at once.`;

export function describeGlossary(csv: string = readFileSync(data, 'utf8')): string {
	const [columns = [], ...rows] = recordsOf(csv);
	const table = rows.map((cells) => {
		const cell = (name: string) => (cells[columns.indexOf(name)] ?? '').replaceAll('|', '\\|');
		return `| \`${cell('code')}\` | ${cell('ky')} | ${cell('ru')} | ${cell('en')} | ${cell('note')} |`;
	});
	return `${opening}\n\n| code | кыргызча | русский | English | note |\n| --- | --- | --- | --- | --- |\n${table.join('\n')}\n`;
}

/** Cells may stand in double quotes, which the data uses where a note has a comma; no cell has a line break. */
function recordsOf(csv: string): string[][] {
	return csv.trim().split('\n').map((line) => Array.from(`${line},`.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*)),/g), ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
}

if (import.meta.main) {
	const now = describeGlossary();
	if (!process.argv.includes('--check')) writeFileSync(glossaryDocument, now);
	else if (readFileSync(glossaryDocument, 'utf8') !== now) {
		console.error('docs/glossary.md is out of date. Run: node scripts/glossary-doc.ts');
		process.exitCode = 1;
	}
}
