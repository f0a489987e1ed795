import type { Context } from '#register/context.server.ts';
import { gatherPlan } from './gather-plan.server.ts';
import { abilitiesIn } from './policy.ts';
import { topOf } from './show-plan.server.ts';

/** The page on which a plan in force is opened for changes, a revision is given up, or the plan is closed. */
export async function showRevision(ctx: Context, id: string) {
	const gathered = await gatherPlan(ctx, id);
	const { revise, abandon, close } = abilitiesIn(ctx.actor, gathered.plan);
	return { top: topOf(gathered, ctx), revise, abandon, close };
}
