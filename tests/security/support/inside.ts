/** The words inside an answer, whatever they are packed in: a PDF, a Word file, a spreadsheet, an archive of those, or plain text. */
import { spawnSync } from 'node:child_process';
import { strFromU8, unzipSync } from 'fflate';
import type { Answer } from './browser.ts';

/** Without poppler the text of a PDF cannot be read back; what it is made from can. */
export const readsPapers = !spawnSync('pdftotext', ['-v']).error;

/** The text of an answer: its body and, where that is a file, what the file says. Broken lines and soft hyphens are mended. */
export function wordsIn({ body, headers }: Pick<Answer, 'body' | 'headers'>): string {
	const kind = headers.get('content-type') ?? '';
	return /^(text|application\/json)/.test(kind) ? body : wordsOf(Buffer.from(body, 'latin1'));
}

function wordsOf(bytes: Uint8Array): string {
	const start = strFromU8(bytes.subarray(0, 4), true);
	if (start === '%PDF') return paperText(bytes);
	if (start === 'PK\u0003\u0004') return Object.entries(unzipSync(bytes)).map(([name, part]) => `${name}\n${/\.(xml|rels)$/.test(name) ? markupText(strFromU8(part)) : wordsOf(part)}`).join('\n');
	return strFromU8(bytes);
}

function paperText(bytes: Uint8Array): string {
	if (!readsPapers) return strFromU8(bytes, true);
	const { stdout } = spawnSync('pdftotext', ['-raw', '-', '-'], { input: bytes, encoding: 'utf8', maxBuffer: 1 << 26 });
	const { stdout: told } = spawnSync('pdfinfo', ['-'], { input: bytes, encoding: 'utf8' });
	const text = `${stdout}\n${told}`.replaceAll('\u00ad', '');
	// A name that was broken at the end of a line is still the name: after a hyphen of its own, or between words.
	return `${text}\n${text.replaceAll('-\n', '-').replaceAll('\n', ' ')}`;
}

/** Runs of one word may stand in several elements. */
function markupText(xml: string): string {
	const named = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' } as const;
	return xml.replace(/<\/(w:p|si|row|c)>/g, ' ').replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|apos|amp);/g, (entity) => named[entity as keyof typeof named]);
}
