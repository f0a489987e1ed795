import { found, Problem } from '#kernel/problem.ts';
import { responseById } from '#questionnaires/read.server.ts';
import type { Context } from '#register/context.server.ts';
import type { ReturnProfile } from './input.ts';
import { advance } from './policy.ts';
import { belonging, changeProfile, profileToChange } from './store.server.ts';

/** Gives the profile back for completion, with a reason for each question concerned. */
export async function returnProfile(ctx: Context, input: ReturnProfile): Promise<void> {
	return ctx.transact(async (tx) => {
		const row = await profileToChange(tx, ctx.actor, input.profile);
		const status = advance(ctx.actor, belonging(row), row.status, 'return');
		const { definition } = found(await responseById(tx, row.responseId));
		const asked = new Set(definition.sections.flatMap((section) => section.questions.map((question) => question.id)));
		if (!input.reasons.every(({ question }) => asked.has(question))) throw new Problem('common/invalid-input', { status: 400 });
		await changeProfile(tx, row.id, { status, decidedAt: ctx.clock.now(), decidedBy: ctx.actor.personId, returnedReasons: input.reasons });
		const questions = input.reasons.map(({ question }) => question);
		await ctx.record(tx, { event: 'profiling/returned', subject: { type: 'profile', id: row.id }, ...belonging(row), data: { questions } });
	});
}
