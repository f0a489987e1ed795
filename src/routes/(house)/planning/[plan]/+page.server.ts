import { planViews, showPlan, type PlanView } from '#programme/planning/show-plan.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	const asked = event.url.searchParams.get('view') as PlanView;
	const view = planViews.includes(asked) ? asked : 'areas';
	return reading(event, async (ctx) => ({ page: { ...(await showPlan(ctx, event.params.plan, view)), language: ctx.language } }));
}
