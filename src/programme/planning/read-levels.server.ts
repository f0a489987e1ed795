/** Where an organisation stands today, as far as it was told: the levels in its latest issued report. */
import type { Level } from '#programme/diagnostics/instrument.ts';
import type { Reader } from '#platform/database.server.ts';
import { type Case, casesOf } from '#programme/diagnostics/read.server.ts';
import { issuedDocument, type Report, reportsOf } from '#programme/reporting/read.server.ts';
import type { LevelsNow } from './orphans.ts';

export interface Today {
	readonly report: Report;
	readonly round: number;
	readonly levels: LevelsNow;
}

/** Only levels of the same instrument are compared. What is corrected or scored anew counts from the day on which it is issued. */
export async function levelsToday(read: Reader, of: Case): Promise<Today | null> {
	const [cases, reports] = await Promise.all([casesOf(read, of.organisation), reportsOf(read, of.organisation)]);
	const comparable = cases.filter(({ programme, instrument }) => programme === of.programme && instrument.key === of.instrument.key && instrument.version === of.instrument.version);
	const issued = comparable.flatMap((one) => reports.filter(({ caseId, issuedVersion }) => caseId === one.id && issuedVersion > 0).map((report) => ({ report, round: one.round })));
	const latest = issued.toSorted((a, b) => b.round - a.round)[0];
	const document = latest && (await issuedDocument(read, latest.report.id, 'ky'));
	if (!document) return null;
	const levels = document.charts.bars.flatMap(({ indicators }) => indicators.flatMap(({ code, level }): [string, Level][] => (level.level === null ? [] : [[code, level.level]])));
	return { ...latest, levels: new Map(levels) };
}
