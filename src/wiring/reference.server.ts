/** What ships with the product as data: published once into each installation, and never changed there. */
import { readdirSync, readFileSync } from 'node:fs';
import { referenceFolder } from '#platform/root.server.ts';
import type { CalibrationSet } from '#programme/diagnostics/calibration.ts';
import type { CompetenceFramework } from '#programme/diagnostics/competences.ts';
import type { Instrument, Parameter } from '#programme/diagnostics/instrument.ts';
import { publishCalibration } from '#programme/diagnostics/publish-calibration.server.ts';
import { publishCompetences } from '#programme/diagnostics/publish-competences.server.ts';
import { publishInstrument } from '#programme/diagnostics/publish-instrument.server.ts';
import { publishRuleSet } from '#programme/eligibility/publish-rule-set.server.ts';
import type { RuleSet } from '#programme/eligibility/rules.ts';
import type { Definition } from '#questionnaires/definition.ts';
import { publishDefinition } from '#questionnaires/publish-definition.server.ts';
import { systemContext } from './context.server.ts';
import type { Surroundings } from './context.server.ts';

function readJson<T>(...path: string[]): T {
	return JSON.parse(readFileSync([referenceFolder, ...path].join('/'), 'utf8')) as T;
}

/** An instrument is a folder: what it is in one file, and a file for each parameter. */
function instrumentIn(name: string): Instrument {
	const files = readdirSync(`${referenceFolder}/instruments/${name}`).filter((file) => file.startsWith('parameter-')).sort();
	return { ...readJson<Omit<Instrument, 'parameters'>>('instruments', name, 'instrument.json'), parameters: files.map((file) => readJson<Parameter>('instruments', name, file)) };
}

/** The full instrument of ten parameters, by which a programme begins. */
export function organisationalInstrument(): Instrument {
	return instrumentIn('organisational-v1');
}

/** Every instrument that ships with the product. */
export function shippedInstruments(): Instrument[] {
	return readdirSync(`${referenceFolder}/instruments`).sort().map(instrumentIn);
}

/** Who may take part in what, as it ships with the product. */
export function shippedRuleSets(): RuleSet[] {
	return readdirSync(`${referenceFolder}/rule-sets`).sort().map((file) => readJson<RuleSet>('rule-sets', file));
}

export function profileDefinition(): Definition {
	return readJson<Definition>('questionnaires', 'profile-v1.json');
}

/** The roles and competences that human capacity is looked at by. */
export function humanCapacityFramework(): CompetenceFramework {
	return readJson<CompetenceFramework>('competences', 'human-capacity-v1.json');
}

/** Sample cases by which assessors find out how alike they score. */
export function shippedCalibrations(): CalibrationSet[] {
	return readdirSync(`${referenceFolder}/calibration`).sort().map((file) => readJson<CalibrationSet>('calibration', file));
}

/** The versions that a new programme starts with. */
export const current = { instrument: { key: 'organisational', version: 1 }, profile: { key: 'profile', version: 1 } };

export async function publishReference(surroundings: Surroundings): Promise<void> {
	const ctx = systemContext(surroundings);
	await publishDefinition(ctx, profileDefinition());
	for (const instrument of shippedInstruments()) await publishInstrument(ctx, instrument);
	const ruleSets = shippedRuleSets();
	for (const one of ruleSets) await publishRuleSet(ctx, one, ruleSets);
	await publishCompetences(ctx, humanCapacityFramework());
	for (const one of shippedCalibrations()) await publishCalibration(ctx, one);
}
