/** The levels that a case aims at: what size and age suggest, and what was agreed instead. */
import { eq } from 'drizzle-orm';
import { dateInBishkek } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import type { Reader } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { organisationById, peopleFor } from '#register/read.server.ts';
import type { Case } from './case.ts';
import { indicatorsOf, type Level } from './instrument.ts';
import { maySetTargets, targetsSetIn } from './instrument-policy.ts';
import { headOf, viewedCase } from './read-case.server.ts';
import { instrumentOf, resultOf } from './read.server.ts';
import { levelIn } from './result.ts';
import { caseTarget } from './tables.server.ts';
import { defaultTarget, type Organisation, type Target, targets } from './targets.ts';

/** By years alone, at the time of the request: of most organisations no more is known than the year in which they began. */
function factsOf(of: Case, { paidStaff, foundedYear }: { paidStaff: number | null; foundedYear: number | null }): Organisation {
	return { paidStaff, ageInYears: foundedYear === null ? null : Math.max(0, Number(dateInBishkek(of.requestedAt).slice(0, 4)) - foundedYear) };
}

export async function agreedLevels(read: Reader, caseId: string): Promise<Record<string, Level>> {
	const rows = await read.select({ indicator: caseTarget.indicator, level: caseTarget.level }).from(caseTarget).where(eq(caseTarget.caseId, caseId));
	return Object.fromEntries(rows.flatMap(({ indicator, level }) => (level === null ? [] : [[indicator, level]])));
}

/** A target for every indicator of the case's instrument; what was agreed with the organisation wins. */
export async function targetsOf(read: Reader, of: Case): Promise<ReadonlyMap<string, Target>> {
	const organisation = found(await organisationById(read, of.organisation));
	return targets(await instrumentOf(read, of), factsOf(of, organisation), await agreedLevels(read, of.id));
}

/** The page of targets. Levels stand beside them only for whoever sees verified scores. */
export async function readTargets(ctx: Context, id: string, indicator: string | null = null) {
	const of = await viewedCase(ctx, id);
	const organisation = found(await organisationById(ctx.read, of.organisation));
	const head = headOf(ctx, of, organisation);
	const [instrument, rows] = [await instrumentOf(ctx.read, of), await ctx.read.select().from(caseTarget).where(eq(caseTarget.caseId, id))];
	const agreed = Object.fromEntries(rows.flatMap(({ indicator: code, level }) => (level === null ? [] : [[code, level]])));
	const all = targets(instrument, factsOf(of, organisation), agreed);
	const people = await peopleFor(ctx.read, ctx.actor, of.programme, organisation, rows.map(({ authorId }) => authorId));
	const now = head.opened.result && head.abilities.seeVerified ? await resultOf(ctx.read, id, 'verified') : null;
	const levels = new Map(now?.parameters.flatMap(({ indicators }) => indicators).map((one) => [one.code, levelIn('verified', one)]));
	const show = ({ code, name }: { code: string; name: Readonly<Record<'ky' | 'ru' | 'en', string>> }) => {
		const row = rows.find((one) => one.indicator === code);
		return {
			code, name: name[ctx.language], level: all.get(code)!.level, because: all.get(code)!.because, now: levels.get(code) ?? null,
			reason: row && row.level !== null ? row.reason : '', version: row?.version ?? 0,
			set: row ? { by: people.get(row.authorId)?.name ?? '', at: row.at } : null
		};
	};
	const chosen = indicator === null ? null : found(indicatorsOf(instrument).find(({ code }) => code === indicator));
	return {
		head, mayChange: maySetTargets(ctx.actor, of) === true && targetsSetIn.includes(of.status), command: newId<'command'>(),
		parameters: instrument.parameters.map(({ code, name, indicators }) => ({ code, name: name[ctx.language], indicators: indicators.map(show) })),
		indicator: chosen && { ...show(chosen), suggested: defaultTarget(chosen, factsOf(of, organisation)).level, texts: ([1, 2, 3, 4] as const).map((level) => chosen.levels[level][ctx.language]) }
	};
}
export type TargetsPage = Awaited<ReturnType<typeof readTargets>>;
