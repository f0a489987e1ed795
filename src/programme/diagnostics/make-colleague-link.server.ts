import { and, eq } from 'drizzle-orm';
import { demand, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { newToken, tokenHash } from './individual-seal.server.ts';
import type { AddColleague, ColleagueOnly } from './people-input.ts';
import { mayPlanPeople, mayRateMyself, peopleOpenIn } from './people-policy.ts';
import { demandState } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { type ColleagueRow, colleagueToChange, insertColleague } from './store-people.server.ts';
import { colleague } from './tables.server.ts';
import type { Case } from './case.ts';

/** A personal link, shown once and handed over by whoever made it. A new one ends the one before; '' where a request is repeated. */
export async function makeColleagueLink(ctx: Context, input: ColleagueOnly): Promise<{ colleague: string; token: string }> {
	const token = newToken();
	const hash = await ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayPlanPeople(ctx.actor, of));
		demandState(of, ...peopleOpenIn);
		const row = await colleagueToChange(tx, of.id, input.colleague);
		if (row.personId !== null) throw new Problem('diagnostics/rates-themselves');
		return putLink(ctx, tx, of, row, token);
	});
	return { colleague: input.colleague, token: hash === tokenHash(token) ? token : '' };
}

/** Whoever is signed in needs no link from anybody: they are put on the list in their role, or go on where they stopped, later also to give their consent or take it back. */
export async function rateMyself(ctx: Context, input: AddColleague): Promise<{ token: string }> {
	const token = newToken();
	const hash = await ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayRateMyself(ctx.actor, of));
		const self = ctx.actor.personId!;
		const [known] = await tx.select({ id: colleague.id }).from(colleague).where(and(eq(colleague.caseId, of.id), eq(colleague.personId, self)));
		if (known ? of.status === 'withdrawn' : !peopleOpenIn.includes(of.status)) throw new Problem('diagnostics/rating-closed');
		const id = known?.id ?? (await insertColleague(tx, of, input.role, self));
		return putLink(ctx, tx, of, await colleagueToChange(tx, of.id, id), token);
	});
	return { token: hash === tokenHash(token) ? token : '' };
}

/** Also after handing in: by the same link the consent to be invited is given and taken back. */
async function putLink(ctx: Context, tx: Tx, of: Case, { id, role }: ColleagueRow, token: string): Promise<string> {
	const hash = tokenHash(token);
	await tx.update(colleague).set({ tokenHash: hash }).where(eq(colleague.id, id));
	await ctx.record(tx, { event: 'diagnostics/colleague-link-made', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { role } });
	return hash;
}
