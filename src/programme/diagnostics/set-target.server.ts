import { eq, and, sql } from 'drizzle-orm';
import { demand, found, Problem } from '#kernel/problem.ts';
import { formatInstant } from '#i18n/format.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';
import { indicatorsOf } from './instrument.ts';
import type { SetTarget } from './instrument-input.ts';
import { maySetTargets, targetsSetIn } from './instrument-policy.ts';
import { demandState } from './policy.ts';
import { instrumentOf } from './read.server.ts';
import { caseToChange } from './store.server.ts';
import { caseTarget } from './tables.server.ts';

/** Writes down which level was agreed with the organisation for one indicator, and why; or takes that back. */
export async function setTarget(ctx: Context, { case: id, indicator, level, reason, basedOn }: SetTarget): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, id);
		demand(maySetTargets(ctx.actor, of));
		demandState(of, ...targetsSetIn);
		found(indicatorsOf(await instrumentOf(tx, of)).find(({ code }) => code === indicator));
		const [standing] = await tx.select().from(caseTarget).where(and(eq(caseTarget.caseId, id), eq(caseTarget.indicator, indicator)));
		if ((standing?.version ?? 0) !== basedOn) {
			const author = standing && (await peopleById(tx, [standing.authorId])).get(standing.authorId);
			throw new Problem('diagnostics/changed-meanwhile', { params: { who: author?.name ?? '', at: standing ? formatInstant(standing.at) : '' } });
		}
		const now = { level, reason, authorId: found(ctx.actor.personId), at: ctx.clock.now() };
		await tx.insert(caseTarget).values({ organisationId: of.organisation, caseId: id, indicator, version: 1, ...now })
			.onConflictDoUpdate({ target: [caseTarget.caseId, caseTarget.indicator], set: { ...now, version: sql`${caseTarget.version} + 1` } });
		await ctx.record(tx, { event: 'diagnostics/target-set', subject: { type: 'case', id }, organisation: of.organisation, programme: of.programme, data: { indicator, level }, reason });
	});
}
