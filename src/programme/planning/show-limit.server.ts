import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { gatherPlan } from './gather-plan.server.ts';
import { mayLiftLimit } from './policy.ts';
import { concerns } from './readiness.ts';
import { quarterlyLimit } from './schedule.ts';
import { concernText, limitText, topOf } from './show-plan.server.ts';

/** The page on which an organisation is let carry more at once than its size suggests. */
export async function showLimit(ctx: Context, id: string) {
	const gathered = await gatherPlan(ctx, id);
	const { plan, organisation, people } = gathered;
	demand(mayLiftLimit(ctx.actor, plan));
	return {
		top: topOf(gathered, ctx),
		isLimited: quarterlyLimit(organisation.paidStaff) !== null,
		now: limitText(plan, organisation.paidStaff, people.get(plan.limit?.by ?? plan.created.by)?.name ?? '', ctx.language),
		overloads: concerns(plan, organisation.paidStaff).filter(({ kind }) => kind === 'tooMuchAtOnce').map((concern) => concernText(concern, ctx.language))
	};
}
