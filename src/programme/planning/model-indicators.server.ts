/** The indicators that model documents belong to: those of the latest version of the instrument of ten parameters. */
import { indicatorsOf, type Instrument } from '#programme/diagnostics/instrument.ts';
import { versionsOf } from '#programme/diagnostics/read-instruments.server.ts';
import { found } from '#kernel/problem.ts';
import type { Reader } from '#platform/database.server.ts';
import { instrumentOfModels } from './model-documents.server.ts';

export async function instrumentForModels(read: Reader): Promise<Instrument> {
	return found((await versionsOf(read, instrumentOfModels)).at(-1));
}

export async function indicatorsOfModels(read: Reader): Promise<ReadonlySet<string>> {
	return new Set(indicatorsOf(await instrumentForModels(read)).map(({ code }) => code));
}
