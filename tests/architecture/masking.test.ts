/**
 * Who may take an organisation's name past the mask. Everybody else cannot: the type of the column is readable by
 * src/register/masking.ts alone, which the check of types enforces on every file.
 */
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf } from './syntax.ts';
import { code, readTree } from './tree.ts';

const house = code(readTree(dirname(dirname(import.meta.dirname))));

/** File → why it may. */
const mayNameInFull: Readonly<Record<string, string>> = {
	'src/programme/reporting/source-of.server.ts': 'the report is the document of the organisation itself; of a masked one nobody may open it who may not know the name (mayViewReport)'
};

const importers = (name: string) => house.filter((file) => importsOf(file).some(({ names, specifier }) => specifier.endsWith('masking.ts') && [...names.values()].includes(name))).map(({ path }) => path);

test('the name in full goes only where a reason stands here', () => {
	expect(importers('nameInFull')).toEqual(Object.keys(mayNameInFull));
});

test('names are shown by way of the register, which knows who asks', () => {
	expect([...importers('shownName'), ...importers('shownSortName')].filter((path) => path !== 'src/register/read.server.ts')).toEqual([]);
});

test('the columns that give an organisation away cannot be read as text', () => {
	const tables = house.find(({ path }) => path === 'src/register/tables.server.ts')!.text;
	for (const column of ["name: jsonb().notNull().$type<MaskableName>()", "text('sort_name').notNull().$type<MaskableText>()", "text('search_text').notNull().$type<MaskableText>()"]) expect(tables).toContain(column);
});

/** Nothing is hidden there from whoever reads. */
const pastTheTypes: Readonly<Record<string, string>> = {
	'src/cli/organisations.ts': 'whoever runs the command line holds the database itself'
};

test('no SQL of a screen or a stage reads them past the types', () => {
	const past = house.filter(({ path, text }) => !path.startsWith('src/register/') && /\b(sort_name|search_text)\b/.test(text)).map(({ path }) => path);
	expect(past).toEqual(Object.keys(pastTheTypes));
});
