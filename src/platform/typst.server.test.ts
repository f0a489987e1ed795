import { describe, expect, test } from 'vitest';
import { printable, signRanges } from './typst-glyphs.server.ts';
import { compilePdf, inputsOf, sharedCompiler, type PdfOrder } from './typst.server.ts';

const order: PdfOrder = { template: 'programme/reporting/typst/plain.typ', data: 'Салам', title: 'Кат', language: 'ky', date: null };

describe('characters', () => {
	test('texts of this region come back unchanged', () => {
		const text = 'Ңң Өө Үү Ёё «» „“ – — … № ° § € ₽ % \u00a0 ә қ ғ ұ ў ҳ ñ ß ≥ → □ ● ქართული';
		expect(printable(text)).toBe(text);
	});

	test('what no font has becomes one sign, what is never seen is dropped', () => {
		expect(printable('а🎉б')).toBe('а\ufffdб');
		expect(printable('👩‍👩‍👧')).toBe('\ufffd');
		expect(printable('中文')).toBe('\ufffd\ufffd');
		expect(printable('✓ ☐ ★ ❤️')).toBe('√ □ * \ufffd');
		expect(printable('а\u0000б\u0007\tв\r\nг')).toBe('аб в\nг');
		expect(printable('\ud83d')).toBe('\ufffd');
	});

	test('every sign that is promised can really be set, in every weight, next to letters', async () => {
		const signs = signRanges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)));
		expect(signs.length).toBeGreaterThan(800);
		expect(signs.every((sign) => printable(sign) === sign)).toBe(true);
		await expect(compilePdf({ ...order, data: signs.map((sign) => `а${sign}б`).join(' ') })).resolves.toBeInstanceOf(Uint8Array);
	});

	test('every letter that is promised can really be set', async () => {
		const letters: string[] = [];
		for (let code = 0x20; code < 0x2190; code++) if (printable(String.fromCodePoint(code)) === String.fromCodePoint(code)) letters.push(String.fromCodePoint(code));
		await expect(compilePdf({ ...order, data: letters.map((letter) => `a${letter}b`).join(' ') })).resolves.toBeInstanceOf(Uint8Array);
	});
});

describe('documents', () => {
	test('the same order gives the same bytes, and the date comes from the order alone', async () => {
		const first = await compilePdf({ ...order, date: null });
		expect(Buffer.from(await compilePdf(order)).equals(first)).toBe(true);
		expect(Buffer.from(first).toString('latin1')).not.toContain('/CreationDate');
	});

	test('an empty title is made good, because PDF/UA asks for one', async () => {
		for (const title of ['', ' ', '\u0000\u200b']) await expect(compilePdf({ ...order, title })).resolves.toBeInstanceOf(Uint8Array);
	});

	test('a fault of a template names the template and quotes no data', async () => {
		const fault = await compilePdf({ ...order, template: 'programme/reporting/typst/no-such.typ', data: 'купуя' }).catch((error: unknown) => error);
		expect(String(fault)).toContain('no-such.typ did not compile');
		expect(String(fault)).not.toContain('купуя');
	});

	test('pictures have plain names and are gone afterwards', async () => {
		await expect(compilePdf({ ...order, files: { '../x.svg': '<svg/>' } })).rejects.toThrow(RangeError);
		await compilePdf({ ...order, files: { 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' } });
		const gone = sharedCompiler().compile({ mainFileContent: '#image("/files/a.svg", alt: "a")', inputs: inputsOf(order) });
		expect(gone.hasError()).toBe(true);
	});
});
