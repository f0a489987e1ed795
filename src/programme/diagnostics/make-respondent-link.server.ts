import { and, eq } from 'drizzle-orm';
import type { OrganisationId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { newToken, tokenHash } from './individual-seal.server.ts';
import type { RespondentOnly } from './respondent-input.ts';
import { demandState, mayPlanRespondents } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { respondent } from './tables.server.ts';

/** Hands a new link to its holder in the same transaction: both or neither. */
export type DeliverLink = (tx: Tx, link: { name: string; token: string; organisation: OrganisationId }) => Promise<void>;

/**
 * A personal link. It is shown once and handed over by whoever made it, unless `deliver` takes it to its holder: then the
 * answer holds none. A new one ends the one before; '' too where a request is repeated.
 */
export async function makeRespondentLink(ctx: Context, input: RespondentOnly, deliver?: DeliverLink): Promise<{ respondent: string; name: string; token: string }> {
	const token = newToken();
	const { name, hash } = await ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayPlanRespondents(ctx.actor, of));
		demandState(of, 'individualScoring');
		const one = and(eq(respondent.id, input.respondent), eq(respondent.caseId, of.id));
		const [known] = await tx.select().from(respondent).where(one).for('update');
		if (found(known).answeredOn !== null) throw new Problem('diagnostics/respondent-answered-already');
		const hash = tokenHash(token);
		await tx.update(respondent).set({ tokenHash: hash }).where(one);
		await ctx.record(tx, { event: 'diagnostics/respondent-link-made', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme });
		await deliver?.(tx, { name: known!.name, token, organisation: of.organisation });
		return { name: known!.name, hash };
	});
	return { respondent: input.respondent, name, token: !deliver && hash === tokenHash(token) ? token : '' };
}
