/** How the assessors of a programme score the calibration cases: for those who answer for it, and for each their own. */
import { dateInBishkek } from '#kernel/clock.ts';
import type { PersonId, ProgrammeId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { staffOf } from '#register/read.server.ts';
import { calibrationOf, type CalibrationSet, isCalibrationDue, mostDiffering } from './calibration.ts';
import { mayCalibrate, seesAllCalibrations } from './calibration-policy.ts';
import type { CalibrationQualityView, CalibrationRow, DifferingRow } from './calibration-views.ts';
import { maySeeCalendar } from './policy.ts';
import { currentSet, type Finished, latestFinished, setOf } from './store-calibration.server.ts';

/** `null` where there are no cases for the programme's instrument. Assessors who are no longer among the staff are left out. */
export async function readCalibrationQuality(ctx: Context, programme: ProgrammeId): Promise<CalibrationQualityView | null> {
	demand(maySeeCalendar(ctx.actor, programme));
	const current = await currentSet(ctx.read, programme);
	if (!current) return null;
	const seesAll = seesAllCalibrations(ctx.actor, programme);
	const scores = mayCalibrate(ctx.actor, programme) === true;
	const finished = new Map((await latestFinished(ctx.read, programme)).map((one) => [one.person, one]));
	const staff = (await staffByName(ctx, programme)).filter(({ id }) => seesAll || id === ctx.actor.personId);
	const rows: CalibrationRow[] = [];
	for (const { id, name } of staff) rows.push(await rowOf(ctx, { id, name }, finished.get(id)));
	const knows = seesAll && (!scores || finished.has(ctx.actor.personId!));
	return { isOwn: !seesAll, mayCalibrate: scores, rows, differing: knows ? differingOf(ctx, current, staff.flatMap(({ id }) => finished.get(id) ?? [])) : null };
}

/** Names of assessors who are not calibrated, or not lately: something to know before one appoints them, and nothing that stands in the way. */
export async function namesWithoutCalibration(ctx: Context, programme: ProgrammeId): Promise<readonly string[]> {
	if (!(await currentSet(ctx.read, programme))) return [];
	const finished = new Map((await latestFinished(ctx.read, programme)).map(({ person, finishedAt }) => [person, dateInBishkek(finishedAt)]));
	return (await staffByName(ctx, programme)).filter(({ id }) => isCalibrationDue(finished.get(id) ?? null, ctx.clock.today())).map(({ name }) => name);
}

/** Everybody once, whatever the number of their roles. */
async function staffByName(ctx: Context, programme: ProgrammeId): Promise<{ id: PersonId; name: string }[]> {
	const staff = await staffOf(ctx.read, programme, 'assessor', 'leadAssessor');
	return [...new Map(staff.map(({ id, name }) => [id, { id, name }])).values()];
}

async function rowOf(ctx: Context, who: { id: PersonId; name: string }, done: Finished | undefined): Promise<CalibrationRow> {
	const finishedOn = done ? dateInBishkek(done.finishedAt) : null;
	return { ...who, finishedOn, isDue: isCalibrationDue(finishedOn, ctx.clock.today()), calibration: done ? calibrationOf(await setOf(ctx.read, done), done.given) : null };
}

/** Only answers to the version in use: an earlier one had other cases. */
function differingOf(ctx: Context, current: CalibrationSet, finished: readonly Finished[]): DifferingRow[] {
	const given = finished.filter(({ setKey, setVersion }) => setKey === current.key && setVersion === current.version).flatMap((one) => one.given);
	return mostDiffering(current, given).map(({ vignette: { key, title, indicator }, ...counts }) => ({ key, title: title[ctx.language], indicator, ...counts }));
}
