import { languages } from '#kernel/localised.ts';
import { describe, expect, test } from 'vitest';
import { assembleDocument } from './assemble.ts';
import { boardSummary } from './board.ts';
import { instrument, inventRound } from './cases/invented-round.ts';
import { draftParts } from './draft.ts';
import { flatten } from './narrative.ts';
import type { PartKey, Parts } from './parts.ts';

const assembled = (invention: Parameters<typeof inventRound>[0] = {}, edited: Parts = {}) => {
	const source = inventRound(invention);
	return assembleDocument(source, { ...draftParts(source, 'ky'), ...edited }, 'ky');
};

describe.each(languages)('a document in %s', (language) => {
	const source = inventRound({ seed: 3, round: 2 });
	const document = assembleDocument(source, draftParts(source, language), language);

	test('is complete plain data and outlives storage', () => {
		expect(JSON.parse(JSON.stringify(document))).toEqual(document);
		expect(JSON.stringify(document)).not.toMatch(/undefined|NaN|\[object/);
		expect(document.annex.parameters.flatMap(({ rows }) => rows)).toHaveLength(46);
		expect(document.parameters).toHaveLength(10);
	});

	test('has its sections in the order of the methodology', () => {
		const order = ['cover', 'method', 'summary', 'charts', 'parameters', 'priorities', 'limits', 'annex'];
		expect(Object.keys(document).filter((key) => order.includes(key))).toEqual(order);
	});

	test('sets the beginnings of drafted items bold', () => {
		const [, list] = document.summary.weaknesses;
		expect(list?.kind === 'list' && list.items.every(({ lead }) => lead !== '')).toBe(true);
	});
});

test('every level comes with its word', () => {
	const rows = assembled().annex.parameters.flatMap(({ rows }) => rows);
	for (const { consensus } of rows) expect(consensus.text).toMatch(/^[1-4] — \p{L}/u);
});

test('an edited part is printed word for word, an emptied one is left out', () => {
	const document = assembled({}, { story: 'Өз сөзүбүз: #strong[x] $1$ «ң».', 'parameter.5.works': '' });
	expect(flatten(document.summary.story)).toBe('Өз сөзүбүз: #strong[x] $1$ «ң».');
	expect(document.parameters[4]?.works).toEqual([]);
});

test('what nobody recorded is absent, not invented', () => {
	const document = assembled({ source: { participants: [], assessed: null, issuedOn: null, consent: null, anchor: null } });
	expect(document.method.participants).toBeNull();
	expect(document.cover.consent).toBeNull();
	expect(document.cover.facts.map(({ label }) => label)).not.toContain(document.labels.issued);
	expect('anchor' in document).toBe(false);
});

test('a sex that was not asked is not counted as nobody', () => {
	const document = assembled({ source: { participants: [{ role: { ky: 'Топ' }, total: 6, women: null, men: 2 }] } });
	expect(document.method.participants?.total).toEqual({ women: '–', men: '2', total: '6' });
});

test('no overall score under eight parameters', () => {
	const document = assembled({ mark: (code) => (Number(code.split('.')[0]) > 7 ? { kind: 'dontKnow' } : undefined) });
	expect(document.summary.overall).toMatchObject({ value: null, text: '–', band: null });
});

test('priorities: critical at level 1 first, at most ten, each with its action', () => {
	const { rows } = assembled({ mark: () => ({ kind: 'level', level: 1 }) }).priorities;
	expect(rows).toHaveLength(10);
	expect(rows.map(({ critical }) => critical)).toEqual(rows.map(({ critical }) => critical).toSorted((a, b) => Number(b) - Number(a)));
	expect(rows.every(({ action, output }) => action !== '' && output !== '')).toBe(true);
});

test('the gap picture is empty while nothing is verified', () => {
	expect(assembled({ verified: false }).charts.gap).toEqual([]);
	expect(assembled().charts.gap).toHaveLength(10);
});

test('a first round is not compared, nor is a round of which nothing was scored', () => {
	expect(assembled().charts.radarLegend.earlier).toBe('');
	expect(assembled({ round: 2 }).charts.radarLegend.earlier).toBe('18.02.2025');
	expect(assembled({ round: 2, verified: false }).charts.radarLegend.earlier).toBe('');
});

test('the page for the governing body stays short whatever people wrote', () => {
	const long = 'Абдан узун сүйлөм. '.repeat(600);
	const parts: Parts = Object.fromEntries((['story', 'strengths', 'weaknesses'] satisfies PartKey[]).map((key) => [key, long]));
	const summary = boardSummary(assembled({ organisation: { name: { ky: 'Ө'.repeat(900) } } }, parts));
	expect(summary.story.length).toBeLessThanOrEqual(620);
	expect(summary.organisation.length).toBeLessThanOrEqual(120);
	expect(JSON.stringify(summary.strengths).length).toBeLessThan(1000);
	expect(summary.parameters).toHaveLength(instrument.parameters.length);
});
