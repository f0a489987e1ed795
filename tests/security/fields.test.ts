/**
 * What each page tells whom, field by field, against tests/security/fields.txt, which was read by people. A field that is new to
 * a role fails here until somebody has looked at it: `KADAM_REVIEW_FIELDS=1 npx vitest run --project security tests/security/fields.test.ts`
 * writes the file anew, and the difference is what is to be reviewed. Runs before the tests that press buttons.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { matrix, type Row } from './matrix.ts';
import { ask, nobody, type Who } from './support/browser.ts';
import { beyond, fieldsIn, readFields, written } from './support/fields.ts';
import { inTurns } from './support/in-turns.ts';
import { database, isPermitted, peopleFor } from './support/people.ts';
import { addressOf, findRecord, organisationOf, type Record, type RecordName } from './support/records.ts';
import { closeTables } from './support/tables.ts';

const file = join(import.meta.dirname, 'fields.txt');
const heading = `// Which fields of each page's data reach whom. Made and compared by fields.test.ts; a line is a field that people have looked at,\n// also where it is always empty for somebody: that what is in it is hidden from whom it must be is tried by matrix.test.ts.\n\n`;
const everyPage = 'every page';

afterAll(async () => {
	await closeTables();
	await database.close();
});

const pageOf = ({ route, record, place }: Row) => [route, place['act'], record && `· ${record}`].filter(Boolean).join(' ');
/** The head of the record's organisation is simply the head; somebody else's is a stranger. */
const roleOf = (who: Who, record: RecordName | null) => (!who.startsWith('head:') ? who : record && who === `head:${organisationOf(record)}` ? 'head' : 'other-head');

async function told(): Promise<Map<string, Map<string, Set<string>>>> {
	const fields = new Map<string, Map<string, Set<string>>>();
	const add = (page: string, names: readonly string[], who: string) => {
		const known = fields.get(page) ?? new Map<string, Set<string>>();
		for (const name of names) known.set(name, (known.get(name) ?? new Set()).add(who));
		fields.set(page, known);
	};
	const records = new Map<RecordName, Record>();
	const rows = matrix.filter(({ act }) => act === 'see');
	for (const { record } of rows) if (record && !records.has(record)) records.set(record, await findRecord(record));
	await inTurns(rows.flatMap((row) => peopleFor(row.record).map((who) => ({ row, who }))), async ({ row, who }) => {
		const record = row.record && records.get(row.record)!;
		if (!(await isPermitted(row, who, record))) return;
		const [path = '', search] = addressOf(row.route, record, row.place).split('?');
		const { body } = await ask(who, `${path === '/' ? '' : path}/__data.json${search ? `?${search}` : ''}`);
		const { page, house } = fieldsIn(body);
		add(pageOf(row), page, roleOf(who, row.record));
		if (who !== nobody) add(everyPage, house, 'whoever-is-signed-in');
		else add(everyPage, house, nobody);
	});
	return fields;
}

test('no page tells anybody a field that was not reviewed for them', async () => {
	const found = await told();
	if (process.env['KADAM_REVIEW_FIELDS']) writeFileSync(file, heading + written(found));
	const reviewed = readFields(readFileSync(file, 'utf8'));
	const gone = beyond(reviewed, found);
	console.log(`${found.size} pages, ${[...found.values()].reduce((sum, names) => sum + names.size, 0)} fields; reviewed and not seen this time: ${gone.length}`);
	expect(beyond(found, reviewed), 'Look at each of these; then see the head of this file').toEqual([]);
	expect(found.size).toBeGreaterThan(60);
});
