import { expect, test } from 'vitest';
import type { Language } from '#kernel/localised.ts';
import { assembleDocument } from './assemble.ts';
import { inventRound } from './cases/invented-round.ts';
import { draftParts } from './draft.ts';
import { countEdits, notesOf } from './editing.ts';
import { pageCharts } from './page-charts.ts';
import type { PartKey } from './parts.ts';
import type { WrittenPart } from './report.ts';

const written = (key: PartKey, language: Language, isEdited: boolean): WrittenPart =>
	({ key, language, text: isEdited ? 'b' : 'a', draftedText: 'a', version: 1, author: null, behind: null, at: '' });

test('edits are counted by language, and parts that were edited in some languages only', () => {
	const parts = [
		...(['ky', 'ru', 'en'] as const).map((language) => written('story', language, true)),
		written('limits', 'ky', true), written('limits', 'ru', false), written('limits', 'en', false),
		written('method', 'ky', false)
	];
	expect(countEdits(parts)).toEqual({ edited: { ky: 2, ru: 1, en: 1 }, uneven: 1 });
});

test('the writer sees what people said while they scored, parameter by parameter', () => {
	const source = inventRound();
	const notes = notesOf(source.verified);
	expect(Object.keys(notes)).toEqual(source.instrument.parameters.map(({ code }) => code));
	const all = Object.values(notes).flat();
	expect(all.length).toBeGreaterThan(10);
	expect(all.every(({ group, assessor }) => group !== '' || assessor !== '')).toBe(true);
});

test('the page draws every parameter, in a first round and in a second one', () => {
	for (const round of [1, 2] as const) {
		const source = inventRound({ round });
		const document = assembleDocument(source, draftParts(source, 'ky'), 'ky');
		const charts = pageCharts(document);
		expect(charts.bars.map(({ code }) => code)).toEqual(source.instrument.parameters.map(({ code }) => code));
		expect(charts.gap).not.toBeNull();
		expect(JSON.stringify(charts.radar.wide)).toContain(document.charts.radar[0]!.label);
		expect(JSON.stringify(charts).includes('data-marker":"earlier')).toBe(round === 2);
	}
});

test('while nothing is verified there is no picture of differences', () => {
	const source = inventRound({ verified: false });
	expect(pageCharts(assembleDocument(source, draftParts(source, 'ru'), 'ru')).gap).toBeNull();
});
