/** The verified weaknesses of many cases at once: one question for all scores, and each instrument version read once. */
import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import type { Reader } from '#platform/database.server.ts';
import { organisation } from '#register/tables.server.ts';
import type { FoundWeakness } from './found-weakness.ts';
import { indicatorsOf, isNotYetExpected, type Level } from './instrument.ts';
import { instrumentOf } from './read.server.ts';
import { casesWhere } from './store.server.ts';
import { assessmentCase, score } from './tables.server.ts';

/** Level 1 or 2 that is expected of an organisation of that size, as the report calls it. */
export async function verifiedWeaknesses(read: Reader, cases: readonly string[]): Promise<FoundWeakness[]> {
	if (cases.length === 0) return [];
	const of = new Map((await casesWhere(read, inArray(assessmentCase.id, [...cases]))).map((one) => [one.id, one]));
	const instruments = new Map(await Promise.all([...new Map([...of.values()].map((one) => [one.instrument.fingerprint, one])).values()].map(async (one) => [one.instrument.fingerprint, await instrumentOf(read, one)] as const)));
	const rows = await read.select({ case: score.caseId, organisation: score.organisationId, code: score.indicator, level: score.level, paidStaff: organisation.paidStaff })
		.from(score).innerJoin(organisation, eq(organisation.id, score.organisationId))
		.where(and(inArray(score.caseId, [...of.keys()]), eq(score.layer, 'verified'), eq(score.mark, 'level'), lte(score.level, 2))).orderBy(asc(score.organisationId), asc(score.indicator));
	return rows.flatMap((row) => {
		const instrument = instruments.get(of.get(row.case)!.instrument.fingerprint)!;
		const indicator = indicatorsOf(instrument).find(({ code }) => code === row.code);
		if (!indicator || isNotYetExpected(indicator, row.paidStaff)) return [];
		const parameter = instrument.parameters.find(({ indicators }) => indicators.includes(indicator))!;
		return [{ organisation: row.organisation, indicator: { instrument: instrument.key, code: row.code, name: indicator.name, parameter: parameter.name }, level: row.level as Level, critical: indicator.critical && row.level === 1 }];
	});
}
