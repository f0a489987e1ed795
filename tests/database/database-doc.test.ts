import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commentsOf, databaseDocument, describeDatabase } from '../../scripts/database-doc.ts';
import { testDatabase } from '../support/database.ts';

const { database } = await testDatabase();

test('docs/database.md is what the migrations make', async () => {
	expect(readFileSync(databaseDocument, 'utf8'), 'Run: node scripts/database-doc.ts').toBe(await describeDatabase(database.pool));
});

test('a comment belongs to the table or the column below it, and no comment to anything further on', () => {
	const { tables, columns } = commentsOf(['-- Of the file.\ncreate schema a;\n\n-- Of b,\n-- in two lines.\ncreate table a.b (\n\tid uuid,\n\t-- Of c.\n\tc text,\n\td text\n);\n-- Of an index.\ncreate index on a.b (c);\ncreate table a.e (\n\tid uuid\n);\n-- Of f.\nalter table a.e add column f text;']);
	expect([...tables]).toEqual([['a.b', 'Of b, in two lines.']]);
	expect([...columns]).toEqual([['a.b.c', 'Of c.'], ['a.e.f', 'Of f.']]);
});
