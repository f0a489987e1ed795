import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readSpreadsheet, spreadsheetLimits, writeSpreadsheet } from './spreadsheet.server.ts';

const rows = [['code', 'name.ky'], ['1.1', 'Өкүлчүлүк, Ңң Үү'], ['1.2', '=1+1'], ['1.3', '+7'], ['1.4', '-3'], ['1.5', '@SUM(A1)'], ['1.6', 'a\nb <script>&"'], ['1.7', '']];

test('what is written is read again as it was, Kyrgyz letters and all', async () => {
	const bytes = await writeSpreadsheet([{ name: 'Indicators', rows }, { name: 'Other', rows: [['x']] }]);
	const read = await readSpreadsheet(bytes);
	expect(read).toMatchObject({ sheets: [{ name: 'Indicators' }, { name: 'Other', rows: [['x']] }] });
	expect('sheets' in read && read.sheets[0]!.rows.slice(0, 7)).toEqual(rows.slice(0, 7));
});

test('nothing that is written is a formula', async () => {
	const files = unzipSync(await writeSpreadsheet([{ name: 'A', rows: [['=HYPERLINK("http://x")'], ['@A1'], ['+1'], ['-1']] }]));
	const xml = Object.entries(files).filter(([name]) => name.startsWith('xl/worksheets/')).map(([, bytes]) => new TextDecoder().decode(bytes)).join('');
	expect(xml).not.toMatch(/<f[ >]/);
	expect(xml).toMatch(/t="(s|inlineStr|str)"/);
});

async function withSheet(xml: string): Promise<Uint8Array> {
	const files = unzipSync(await writeSpreadsheet([{ name: 'A', rows: [['x']] }]));
	const sheet = Object.keys(files).find((name) => name.startsWith('xl/worksheets/sheet'))!;
	return zipSync({ ...files, [sheet]: strToU8(`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${xml}</sheetData></worksheet>`) });
}

test('a formula is not evaluated: what stands there is the text it last amounted to', async () => {
	const read = await readSpreadsheet(await withSheet('<row r="1"><c r="A1" t="str"><f>CMD("x")</f><v>shown</v></c></row>'));
	expect(read).toMatchObject({ sheets: [{ rows: [['shown']] }] });
});

test('bombs, crowds and what is no spreadsheet are refused', async () => {
	const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000) }, { level: 9 });
	expect(bomb.length).toBeLessThan(spreadsheetLimits.bytes);
	expect(await readSpreadsheet(bomb)).toEqual({ refused: 'tooLarge' });
	const crowd = zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.xml`, strToU8('<a/>')])));
	expect(await readSpreadsheet(crowd)).toEqual({ refused: 'tooLarge' });
	for (const bytes of [new Uint8Array(), strToU8('code;name'), strToU8('PK no archive at all'), zipSync({ 'readme.txt': strToU8('hello') })]) {
		expect(await readSpreadsheet(bytes)).toEqual({ refused: 'notASpreadsheet' });
	}
	expect(await readSpreadsheet(new Uint8Array(spreadsheetLimits.bytes + 1))).toEqual({ refused: 'tooLarge' });
});

test('an archive that lies about its sizes is measured by what comes out', async () => {
	const bytes = zipSync({ 'a.xml': new Uint8Array(45_000_000) }, { level: 9 });
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const sizeInHeader = 22;
	view.setUint32(sizeInHeader, 10, true);
	expect(await readSpreadsheet(bytes)).toEqual({ refused: 'tooLarge' });
});

test('too many rows and entities that grow are refused, not waited for', async () => {
	const many = Array.from({ length: spreadsheetLimits.rows + 5 }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="str"><v>${index}</v></c></row>`).join('');
	expect(await readSpreadsheet(await withSheet(many))).toEqual({ refused: 'tooLarge' });
	const far = await readSpreadsheet(await withSheet('<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>'));
	expect(far).toHaveProperty('refused');
}, 30_000);
