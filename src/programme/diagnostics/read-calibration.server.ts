/** The pages on which an assessor scores the calibration cases. What was agreed on a case leaves the server with the answer to it, not before. */
import { dateInBishkek } from '#kernel/clock.ts';
import { isId, newId, type ProgrammeId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { type CalibrationSet, calibrationOf, type Given, isCalibrationDue } from './calibration.ts';
import { mayCalibrate } from './calibration-policy.ts';
import type { AttemptView, CalibrationView, ListedAttempt, ListedVignette, VignetteView } from './calibration-views.ts';
import { indicatorsOf, type Instrument, levels } from './instrument.ts';
import { type Attempt, answersOf, attemptById, attemptsOf, currentSet, rubricOf, setOf } from './store-calibration.server.ts';

/** One's own attempts, and the way to begin another. */
export async function readCalibration(ctx: Context, programme: ProgrammeId): Promise<CalibrationView> {
	demand(mayCalibrate(ctx.actor, programme));
	const rows = await attemptsOf(ctx.read, programme, found(ctx.actor.personId));
	const attempts: ListedAttempt[] = [];
	for (const row of rows) attempts.push(listed(row, await setOf(ctx.read, row), await answersOf(ctx.read, row.id)));
	const finished = rows.find(({ finishedAt }) => finishedAt !== null)?.finishedAt;
	return {
		cases: (await currentSet(ctx.read, programme))?.vignettes.length ?? 0,
		isDue: isCalibrationDue(finished ? dateInBishkek(finished) : null, ctx.clock.today()),
		attempts, command: newId<'command'>()
	};
}

/** For everybody but the person whose it is there is no such attempt. */
async function ownAttempt(ctx: Context, id: string): Promise<{ attempt: Attempt; set: CalibrationSet; given: readonly Given[]; rubric: Instrument }> {
	const row = isId(id) ? await attemptById(ctx.read, id) : undefined;
	const attempt = found(row && row.personId === ctx.actor.personId && mayCalibrate(ctx.actor, row.programmeId) === true ? row : undefined);
	const set = await setOf(ctx.read, attempt);
	return { attempt, set, given: await answersOf(ctx.read, attempt.id), rubric: await rubricOf(ctx.read, set) };
}

/** All cases of one attempt with what is answered; when it is finished, its result. */
export async function readAttempt(ctx: Context, id: string): Promise<AttemptView> {
	const { attempt, set, given, rubric } = await ownAttempt(ctx, id);
	return {
		...listed(attempt, set, given), next: nextOf(attempt.id, set, given),
		vignettes: set.vignettes.map(({ key, title, indicator, agreed }): ListedVignette => {
			const own = given.find(({ vignette }) => vignette === key)?.mark;
			return { key, href: hrefOf(attempt.id, key), title: title[ctx.language], indicator: named(rubric, indicator, ctx.language), outcome: own ? { own, agreed } : null };
		})
	};
}

export async function readVignette(ctx: Context, id: string, key: string): Promise<VignetteView> {
	const { attempt, set, given, rubric } = await ownAttempt(ctx, id);
	const place = set.vignettes.findIndex((one) => one.key === key);
	const { title, situation, indicator, agreed, reason } = found(set.vignettes[place]);
	const own = given.find(({ vignette }) => vignette === key)?.mark;
	const rule = indicatorsOf(rubric).find(({ code }) => code === indicator)!;
	return {
		attempt: attempt.id, place: place + 1, of: set.vignettes.length,
		title: title[ctx.language], situation: situation[ctx.language], indicator: named(rubric, indicator, ctx.language),
		levels: levels.map((value) => ({ value, text: rule.levels[value][ctx.language] })),
		outcome: own ? { own, agreed, reason: reason[ctx.language] } : null,
		next: nextOf(attempt.id, set, given, place), command: newId<'command'>()
	};
}

function listed({ id, begunAt, finishedAt }: Attempt, set: CalibrationSet, given: readonly Given[]): ListedAttempt {
	return { id, begunAt: begunAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, calibration: calibrationOf(set, given) };
}

function named(rubric: Instrument, code: string, language: Language): { code: string; name: string } {
	return { code, name: indicatorsOf(rubric).find((one) => one.code === code)?.name[language] ?? '' };
}

/** The next one in the order of the set that waits for an answer, from the first again after the last. */
function nextOf(attempt: string, { vignettes }: CalibrationSet, given: readonly Given[], after = -1): string {
	const done = new Set(given.map(({ vignette }) => vignette));
	const next = [...vignettes.slice(after + 1), ...vignettes.slice(0, after + 1)].find(({ key }, index) => !done.has(key) && (after < 0 || index < vignettes.length - 1));
	return next ? hrefOf(attempt, next.key) : '';
}

const hrefOf = (attempt: string, key: string) => `/diagnostics/calibration/${attempt}/${key}`;
