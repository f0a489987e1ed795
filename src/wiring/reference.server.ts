/** What ships with the product as data: published once into each installation, and never changed there. */
import { readdirSync, readFileSync } from 'node:fs';
import { referenceFolder } from '#platform/root.server.ts';
import type { Instrument, Parameter } from '#programme/diagnostics/instrument.ts';
import { publishInstrument } from '#programme/diagnostics/publish-instrument.server.ts';
import type { Definition } from '#questionnaires/definition.ts';
import { publishDefinition } from '#questionnaires/publish-definition.server.ts';
import { systemContext } from './context.server.ts';
import type { Surroundings } from './context.server.ts';

function readJson<T>(...path: string[]): T {
	return JSON.parse(readFileSync([referenceFolder, ...path].join('/'), 'utf8')) as T;
}

/** Version 1 of the instrument: ten parameters, a file each. */
export function organisationalInstrument(): Instrument {
	const folder = 'instruments/organisational-v1';
	const files = readdirSync(`${referenceFolder}/${folder}`).filter((name) => name.startsWith('parameter-')).sort();
	return {
		key: 'organisational',
		version: 1,
		name: { ky: 'Уюштуруу диагностикасынын каражаты', ru: 'Инструмент организационной диагностики', en: 'Organisational diagnostics instrument' },
		parameters: files.map((name) => readJson<Parameter>(folder, name))
	};
}

export function profileDefinition(): Definition {
	return readJson<Definition>('questionnaires', 'profile-v1.json');
}

/** The versions that a new programme starts with. */
export const current = { instrument: { key: 'organisational', version: 1 }, profile: { key: 'profile', version: 1 } };

export async function publishReference(surroundings: Surroundings): Promise<void> {
	const ctx = systemContext(surroundings);
	await publishDefinition(ctx, profileDefinition());
	await publishInstrument(ctx, organisationalInstrument());
}
