import { describe, expect, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { indicatorsOf, type Instrument, type Level, type Parameter } from '#programme/diagnostics/instrument.ts';
import { result } from '#programme/diagnostics/scoring.ts';
import { targets } from '#programme/diagnostics/targets.ts';
import { assembleDocument } from './assemble.ts';
import { inventRound } from './cases/invented-round.ts';
import { draftParts } from './draft.ts';
import { partKeys } from './parts.ts';
import type { RecommendationEntry } from './source.ts';

const folder = new URL('../../../seeds/reference/instruments/', import.meta.url);
const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as T;

function shipped(name: string): Instrument {
	const files = readdirSync(new URL(`${name}/`, folder)).filter((file) => file.startsWith('parameter-')).sort();
	return { ...read<Omit<Instrument, 'parameters'>>(`${name}/instrument.json`), parameters: files.map((file) => read<Parameter>(`${name}/${file}`)) };
}

function library(key: string): RecommendationEntry[] {
	const own = new URL(`../recommendations/${key}/`, folder);
	return readdirSync(own).sort().flatMap((file) => JSON.parse(readFileSync(new URL(file, own), 'utf8')) as RecommendationEntry[]);
}

/** A round scored with another instrument: levels go round, the last indicator is not known. */
function roundWith(instrument: Instrument) {
	const codes = indicatorsOf(instrument).map(({ code }) => code);
	const scores = codes.map((indicator, place) => ({ indicator, comment: '', mark: place === codes.length - 1 ? ({ kind: 'dontKnow' } as const) : ({ kind: 'level', level: ((place % 4) + 1) as Level } as const) }));
	const evidence = codes.map((indicator) => ({ indicator, title: 'Дептер', accepted: true, provesReview: true }));
	const scored = { consensus: scores, verified: scores, evidence };
	return inventRound({
		source: { instrument, consensus: result(instrument, 'consensus', scored, 0), verified: result(instrument, 'verified', scored, 0), targets: targets(instrument, { paidStaff: 0, ageInYears: 1 }), recommendations: library(instrument.key), earlier: null }
	});
}

describe.each(['performance-v1', 'informal-group-v1'])('a report of %s', (name) => {
	const instrument = shipped(name);
	const source = roundWith(instrument);

	test.each(languages)('is whole in %s, without the ten parameters and with its own library', (language) => {
		const parts = draftParts(source, language);
		expect(Object.keys(parts)).toEqual(partKeys(instrument));
		expect(Object.values(parts).every((text) => text.trim() !== '')).toBe(true);
		expect(parts['parameter.1.recommendation']).toContain(source.recommendations[0]!.recommendation[language]);
		const document = assembleDocument(source, parts, language);
		expect(document.parameters).toHaveLength(instrument.parameters.length);
		expect(document.annex.parameters.flatMap(({ rows }) => rows)).toHaveLength(indicatorsOf(instrument).length);
		expect(JSON.stringify(document)).not.toMatch(/undefined|NaN|\[object/);
	});

	test('has an overall mean by the instrument’s own rule', () => {
		expect(source.verified.overall).not.toBeNull();
	});
});
