import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { languages } from '#kernel/localised.ts';
import { assembleDocument } from './assemble.ts';
import { inventRound } from './cases/invented-round.ts';
import { drawCharts } from './charts.ts';
import { draftParts } from './draft.ts';
import { renderBoardSummary, renderReport } from './pdf.server.ts';
import { renderWord } from './word.server.ts';

/** Markup of three kinds, emoji of several code points, ligatures, right-to-left, what turns the direction, and Kyrgyz letters. */
const odd = '<script>alert(1)</script> 👩🏽‍🌾 ﷺ \u202eтерс مرحبا #panic("x") $x$ Ң Ө Ү';
const same = (text: string) => ({ ky: text, ru: text, en: text });
const day = '2026-03-20' as LocalDate;

const source = inventRound({
	seed: 4, round: 2,
	mark: (code) => (code.startsWith('8.') ? { kind: 'notApplicable', reason: odd } : Number(code.split('.')[0]) > 7 ? { kind: 'dontKnow' } : undefined),
	organisation: { name: same(odd + 'Ө'.repeat(140)) },
	source: {
		retrospective: [{ parameter: '2', level: 1 }],
		reply: { by: odd, on: day, text: odd },
		dissents: [{ indicator: '5.1', text: odd }, { indicator: '99.9', text: odd }],
		disputes: [
			{ indicator: '5.1', level: 1, text: odd, by: odd, on: day, answer: { outcome: 'kept', text: odd, by: odd, on: day } },
			{ indicator: '99.9', level: null, text: odd, by: '', on: day, answer: null }
		],
		humanCapacity: {
			competences: Array.from({ length: 10 }, (_, place) => ({ code: String(place + 1), name: same(`${place + 1} ${odd}`) })),
			roles: [{ name: same(odd), levels: { '1': 1, '2': 4 } }, { name: same('Эсепчи'), levels: { '5': 3 } }],
			heldByOne: ['5']
		}
	}
});

test.each(languages)('seven parameters scored, one not applicable, a name of 200 letters, and every text hostile: still whole documents (%s)', async (language) => {
	const document = assembleDocument(source, draftParts(source, language), language);
	expect(document.summary.overall.value).toBeNull();
	expect(document.limits.dissents).toMatchObject([{ code: '5.1', text: odd }]);
	expect(document.limits.disputes?.map(({ text }) => text)).toEqual([odd, odd]);
	const pictures = drawCharts(document);
	for (const pdf of [await renderReport(document, pictures), await renderBoardSummary(document, pictures)]) expect(Buffer.from(pdf).toString('latin1', 0, 5)).toBe('%PDF-');
	const files = unzipSync(await renderWord(document, pictures));
	for (const [name, bytes] of Object.entries(files)) if (/\.(xml|rels|svg)$/.test(name)) expect(XMLValidator.validate(strFromU8(bytes)), name).toBe(true);
	expect(strFromU8(files['word/document.xml']!)).toContain('&lt;script&gt;alert(1)&lt;/script&gt; 👩🏽‍🌾 ﷺ');
}, 60_000);
