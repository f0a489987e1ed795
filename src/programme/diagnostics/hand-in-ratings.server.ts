import { eq } from 'drizzle-orm';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { LinkOnly } from './people-input.ts';
import { mayRate } from './people-policy.ts';
import { caseById } from './read.server.ts';
import { colleagueByLink, colleagueByLinkToChange, ratingsOf } from './store-people.server.ts';
import { holdCase } from './store-respondents.server.ts';
import { colleague } from './tables.server.ts';

/** Hands in what somebody said of themselves: from here on the assessors read it. What they said is in no journal. */
export async function handInRatings(ctx: Context, { token }: LinkOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		const { caseId } = found(await colleagueByLink(tx, token));
		await holdCase(tx, caseId);
		const row = await colleagueByLinkToChange(tx, token);
		const of = found(await caseById(tx, caseId));
		demand(mayRate(of, row.handedInOn !== null));
		if ((await ratingsOf(tx, [row])).length === 0) throw new Problem('diagnostics/nothing-rated');
		await tx.update(colleague).set({ handedInOn: ctx.clock.today() }).where(eq(colleague.id, row.id));
		await ctx.record(tx, { event: 'diagnostics/competences-rated', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme });
	});
}
