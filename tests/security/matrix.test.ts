/** The matrix against the routes, and every cell of it against the running system. What is refused changes nothing; what is done leaves one entry. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { matrix, type Row } from './matrix.ts';
import { policies } from './policies.ts';
import { act, ask, nobody, type Who } from './support/browser.ts';
import { actsOf, type Endpoint } from './support/routes.ts';
import { closeTables, changed, journalLength, marks, quietMarks, whatFollows } from './support/tables.ts';
import { actorOf, database, forgetActors, isPermitted, peopleFor } from './support/people.ts';
import { addressOf, findRecord, type Record, type RecordName } from './support/records.ts';
import { inTurns } from './support/in-turns.ts';
import { wordsIn } from './support/inside.ts';
import { leaksIn, loadSecrets } from './support/leaks.ts';

const found = new Map<RecordName, Record>();
const recordOf = (row: Row) => (row.record ? found.get(row.record)! : null);
const isReading = ({ act: how }: Row) => how === 'see' || how === 'GET';
const nameOf = ({ route, act: how, record, place }: Row) => [route, how, record && `on ${record}`, place['act'] && `(${place['act']})`].filter(Boolean).join(' ');

interface Cell {
	readonly row: Row;
	readonly who: Who;
	readonly permitted: boolean;
}

async function cellsOf(rows: readonly Row[]): Promise<Cell[]> {
	const cells = rows.flatMap((row) => peopleFor(row.record).map((who) => ({ row, who })));
	return Promise.all(cells.map(async (cell) => ({ ...cell, permitted: await isPermitted(cell.row, cell.who, recordOf(cell.row)) })));
}

beforeAll(async () => {
	for (const { record } of matrix) if (record && !found.has(record)) found.set(record, await findRecord(record));
	await loadSecrets();
});
afterAll(async () => {
	await closeTables();
	await database.close();
});

test('every page, button, file and endpoint has a line in the matrix, and every line one of those', async () => {
	const keyOf = ({ route, act: how }: Endpoint) => `${route} ${how}`;
	const there = (await actsOf()).map(keyOf);
	const lines = new Set(matrix.map(keyOf));
	const missing = there.filter((key) => !lines.has(key));
	expect(missing, `Add a line to tests/security/matrix.ts, e.g.\n${missing.map((key) => `  see or button('${key.replace(' ', "', '")}', on('<record>'), …who may)`).join('\n')}`).toEqual([]);
	expect([...lines].filter((key) => !there.includes(key)), 'lines of the matrix that lead nowhere').toEqual([]);
});

/** Lines about the programme that is shown speak to each person of their own; the policies are asked of the first one's people. */
test('what a line says of a record is what the policy of its stage says, for everybody', async () => {
	const cells = (await cellsOf(matrix)).filter(({ row, who }) => Array.isArray(row.may) && !row.administrators && !(row.record === 'programme' && who.startsWith('other-')));
	const wrong: string[] = [];
	for (const { row, who, permitted } of cells) {
		const policy = policies[`${row.route} ${row.act}`];
		if (!policy) wrong.push(`${nameOf(row)} has no policy in policies.ts`);
		else if ((await policy(await actorOf(who), recordOf(row)!, row)) !== permitted) wrong.push(`${nameOf(row)} as ${who}: the matrix says ${permitted ? 'yes' : 'no'}, the policy does not`);
	}
	console.log(`${cells.length} cells asked of ${Object.keys(policies).length} policies`);
	expect([...new Set(wrong)]).toEqual([]);
});

/** Some files are made a few times an hour for one person at most; other tests may have fetched them before. */
const tooOften = 429;
/** 404 to whoever is nothing to the record; the door to whoever is not signed in. */
const refusals = new Set([401, 403, 404]);

test('whoever may open a page or a file gets it, whoever may not gets nothing and learns nothing', async () => {
	const before = await quietMarks();
	const cells = (await cellsOf(matrix.filter(isReading))).filter(isAsked);
	const wrong: string[] = [];
	const everything = cells.map(({ row }) => addressOf(row.route, recordOf(row), row.place)).join(' ');
	await inTurns(cells, async ({ row, who, permitted }) => {
		const path = addressOf(row.route, recordOf(row), row.place);
		const answer = await ask(who, path);
		const { status, location } = answer;
		const toDoor = location?.startsWith('/sign-in') ?? false;
		const opened = status === 200;
		const fits = permitted ? opened || status === tooOften || isSentOn(row, who, status) : refusals.has(status) || (row.may === 'nobody' && status === 410) || (status === 303 && (who !== nobody || toDoor || row.may === 'nobody'));
		if (!fits) wrong.push(`${nameOf(row)} as ${who}: ${status} ${location ?? ''}, ${permitted ? 'should open' : 'should be refused'}`);
		// What somebody did is theirs to read, with the addresses that they asked for.
		const asked = row.route.endsWith('/my-data/export') ? everything : path;
		wrong.push(...leaksIn(await actorOf(who), asked, wordsIn(answer)).map((leak) => `${nameOf(row)} as ${who} shows ${leak}`));
	});
	console.log(`${cells.length} openings tried as ${new Set(cells.map(({ who }) => who)).size} people, ${cells.filter(({ permitted }) => permitted).length} of them permitted`);
	expect(wrong).toEqual([]);
	expect(changed(before, await marks()), 'tables that reading has changed').toEqual([]);
});

test('the data behind a page is as closed as the page', async () => {
	const cells = (await cellsOf(matrix.filter(({ act: how }) => how === 'see'))).filter(isAsked);
	const wrong: string[] = [];
	await inTurns(cells, async ({ row, who, permitted }) => {
		const [path = '', search] = addressOf(row.route, recordOf(row), row.place).split('?');
		const { body } = await ask(who, `${path === '/' ? '' : path}/__data.json${search ? `?${search}` : ''}`);
		const told = JSON.parse(body.split('\n')[0]!) as { type: string; nodes?: ({ type: string } | null)[] };
		const opened = told.type === 'data' && !told.nodes!.some((node) => node?.type === 'error');
		if (opened !== permitted && !(permitted && told.type === 'redirect' && isSentOn(row, who, 303))) wrong.push(`${nameOf(row)} as ${who}: ${opened ? 'opened' : 'refused'}`);
		wrong.push(...leaksIn(await actorOf(who), path, body).map((leak) => `${nameOf(row)} as ${who} tells ${leak}`));
	});
	console.log(`${cells.length} pages' data tried`);
	expect(wrong).toEqual([]);
});

/** Lists of one thing lead straight to it; the door leads those in who are in already. */
function isSentOn({ record, route }: Row, who: Who, status: number): boolean {
	return status === 303 && (route.startsWith('/sign-in/oidc') || (record === null ? who !== nobody : route === '/diagnostics/request'));
}

const doing = matrix.filter((row) => !isReading(row));
const onRecords = doing.filter(({ may }) => may !== 'everybody');

function send(row: Row, who: Who, record: Record | null) {
	const path = addressOf(row.route, record, row.place);
	const fields = row.sends(record ?? ({ programme: inject('world').programme } as Record));
	const search = row.route === '/diagnostics/request' ? `?organisation=${record!.organisation}` : '';
	return row.act === 'POST' ? post(who, path, fields) : act(who, path + search, row.act, fields);
}

async function post(who: Who, path: string, fields: ReturnType<Row['sends']>) {
	const { formOf } = await import('./support/browser.ts');
	const { status, location, body } = await ask(who, path, { method: 'POST', body: formOf(fields), headers: { accept: 'application/json' } });
	return { kind: status < 300 ? ('success' as const) : ('failure' as const), status, location, body };
}

test('whoever may not press a button is refused, and nothing has changed afterwards', async () => {
	const before = await quietMarks();
	const cells = (await cellsOf(onRecords)).filter((cell) => !cell.permitted && isAsked(cell));
	const wrong: string[] = [];
	await inTurns(cells, async ({ row, who }) => {
		const { kind, status, location } = await send(row, who, recordOf(row));
		const refused = refusals.has(status) || location?.startsWith('/sign-in') || status === (row.may === 'nobody' ? 409 : row.record === 'programme' ? 400 : 0);
		if (!refused) wrong.push(`${nameOf(row)} as ${who}: ${kind} ${status} ${location ?? ''}`);
	});
	console.log(`${cells.length} refused presses of ${onRecords.length} buttons tried`);
	expect(wrong).toEqual([]);
	expect(changed(before, await marks()), 'tables that refused presses have changed').toEqual([]);
});

/** The request form knows no other organisation than one's own: with another's address it speaks of the own, which is no cell. */
function isAsked({ row: { route }, who, permitted }: Cell): boolean {
	return permitted || route !== '/diagnostics/request' || !(who.startsWith('head:') || who === 'other-head');
}

test('whoever may press a button is not refused, the first press of each does what it says, and leaves exactly one entry', async () => {
	const wrong: string[] = [];
	let presses = 0;
	for (const row of onRecords.filter(({ may }) => may !== 'nobody')) {
		let done = 0;
		for (const who of await permittedBy(row)) {
			const record = row.record && (await findRecord(row.record).catch(() => recordOf(row)));
			const [entries, before, { kind, status, body }] = [await journalLength(), await marks(), await send(row, who, record)];
			presses += 1;
			const succeeded = kind === 'success' || kind === 'redirect';
			if (refusals.has(status) || status >= 500) wrong.push(`${nameOf(row)} as ${who}: ${kind} ${status} ${body.slice(0, 300)}`);
			const written = (await journalLength()) - entries;
			const expected = changed(before, await marks()).length > 0 ? 1 : 0;
			if (written !== expected) wrong.push(`${nameOf(row)} as ${who} left ${written} entries in the journal`);
			await whatFollows();
			if (succeeded) done += 1;
			else if (done === 0) wrong.push(`${nameOf(row)} as ${who}: ${kind} ${status} ${body.slice(0, 300)}`);
		}
		if (done === 0) wrong.push(`${nameOf(row)}: nobody could`);
	}
	forgetActors();
	console.log(`${presses} permitted presses done`);
	expect(wrong).toEqual([]);
});

async function permittedBy(row: Row): Promise<Who[]> {
	if (row.may === 'whoever is signed in') return ['newcomer'];
	const people = await cellsOf([row]);
	return people.filter(({ permitted }) => permitted).map(({ who }) => who);
}
