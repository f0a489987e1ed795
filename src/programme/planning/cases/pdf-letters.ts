/** Which characters can be copied and read aloud from a PDF: what the tables of its fonts (ToUnicode, ISO 32000-2, 9.10.3) name. */
import { inflateSync } from 'node:zlib';

export function lettersIn(pdf: Uint8Array): ReadonlySet<string> {
	const letters = new Set<string>();
	for (const stream of streamsIn(Buffer.from(pdf))) {
		for (const [, section] of stream.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
			for (const [, code] of section!.matchAll(/<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>/g)) for (const letter of fromHex(code!)) letters.add(letter);
		}
		for (const [, section] of stream.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
			for (const [, first, last, code] of section!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
				const start = fromHex(code!).codePointAt(0)!;
				for (let step = 0; step <= Number.parseInt(last!, 16) - Number.parseInt(first!, 16); step++) letters.add(String.fromCodePoint(start + step));
			}
		}
	}
	return letters;
}

function* streamsIn(pdf: Buffer): Generator<string> {
	for (let at = pdf.indexOf('stream'); at !== -1; at = pdf.indexOf('stream', at + 6)) {
		if (pdf.toString('latin1', at - 3, at) === 'end') continue;
		const start = pdf[at + 6] === 0x0d ? at + 8 : at + 7;
		const content = pdf.subarray(start, pdf.indexOf('endstream', start));
		yield (isCompressed(content) ? inflateSync(content) : content).toString('latin1');
	}
}

/** By the first two bytes (RFC 1950, 2.2). */
function isCompressed(content: Buffer): boolean {
	return content.length > 2 && content[0] === 0x78 && content.readUInt16BE(0) % 31 === 0;
}

function fromHex(code: string): string {
	return Buffer.from(code, 'hex').swap16().toString('utf16le');
}
