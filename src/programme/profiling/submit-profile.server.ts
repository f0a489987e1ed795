import { found, Problem } from '#kernel/problem.ts';
import { missing } from '#questionnaires/missing.ts';
import { responseById } from '#questionnaires/read.server.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import type { Context } from '#register/context.server.ts';
import { advance } from './policy.ts';
import { belonging, changeProfile, profileToChange } from './store.server.ts';

/** Hands the profile to the programme. Refused while anything required is missing; the page says exactly what, with links. */
export async function submitProfile(ctx: Context, input: { profile: string }): Promise<void> {
	return ctx.transact(async (tx) => {
		const row = await profileToChange(tx, ctx.actor, input.profile);
		const status = advance(ctx.actor, belonging(row), row.status, 'submit');
		const { definition, answers } = found(await responseById(tx, row.responseId));
		const lacking = missing(definition, answers, { today: ctx.clock.today(), vocabularies: vocabularies() });
		if (lacking.length > 0) throw new Problem('profiling/incomplete', { params: { count: lacking.length } });
		await changeProfile(tx, row.id, { status, submittedAt: ctx.clock.now(), submittedBy: ctx.actor.personId, returnedReasons: [] });
		await ctx.record(tx, { event: 'profiling/submitted', subject: { type: 'profile', id: row.id }, ...belonging(row) });
	});
}
