import { found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { demandAgreeable, demandSeen } from './agreement.server.ts';
import type { AgreePlan } from './input.ts';
import { advancePlan } from './policy.ts';
import { enterState, planToChange } from './store.server.ts';
import { votersOf } from './store-votes.server.ts';

/** The head of the organisation agrees to the plan as it was read, and says whether the board took note. A vote that is still open ends here. Then the programme looks at the plan. */
export async function agreePlan(ctx: Context, input: AgreePlan): Promise<void> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const next = advancePlan(ctx.actor, head, 'agree');
		await demandSeen(tx, head, input.seen);
		await demandAgreeable(tx, head, 'goal', 'actions');
		const by = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		const hasVoters = (await votersOf(tx, head.id)).length > 0;
		await enterState(tx, head, next, by, { agreedAt: by.at, agreedBy: by.by, boardNoted: input.boardNoted, ...(!head.voteClosed && hasVoters && { voteClosedAt: by.at, voteClosedBy: by.by }) });
		await ctx.record(tx, { event: 'planning/agreed', subject: { type: 'plan', id: head.id }, organisation: head.organisation, programme: head.programme, data: { revision: head.revision, boardNoted: input.boardNoted } });
	});
}
