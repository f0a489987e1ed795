import { eq } from 'drizzle-orm';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { mayAnswer } from './policy.ts';
import { caseById } from './read.server.ts';
import type { HandInAnswers } from './respondent-input.ts';
import { countAnswers, draftOf, holdCase, holderOf, holderToChange } from './store-respondents.server.ts';
import { respondent } from './tables.server.ts';

/** Hands in what was chosen: it is counted, and who answered is marked; which answers were whose is known to nobody from here on. */
export async function handInAnswers(ctx: Context, { token, device }: HandInAnswers): Promise<void> {
	return ctx.transact(async (tx) => {
		const { caseId } = found(await holderOf(tx, token));
		await holdCase(tx, caseId);
		const holder = found(await holderToChange(tx, token));
		const of = found(await caseById(tx, caseId));
		demand(mayAnswer(of, holder.answeredOn !== null));
		const held = { token, device: found(device) };
		const answers = await draftOf(tx, held);
		if (Object.keys(answers).length === 0) throw new Problem('diagnostics/nothing-answered');
		await countAnswers(tx, of, held, answers);
		await tx.update(respondent).set({ answeredOn: ctx.clock.today() }).where(eq(respondent.id, holder.id));
		await ctx.record(tx, { event: 'diagnostics/respondent-answered', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme });
	});
}
