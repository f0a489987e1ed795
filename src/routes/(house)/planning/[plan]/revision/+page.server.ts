import { newId } from '#kernel/id.ts';
import { abandonRevision } from '#programme/planning/abandon-revision.server.ts';
import { closePlan } from '#programme/planning/close-plan.server.ts';
import { planOnly, revisePlan as reviseSchema } from '#programme/planning/input.ts';
import { revisePlan } from '#programme/planning/revise-plan.server.ts';
import { showRevision } from '#programme/planning/show-revision.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ page: await showRevision(ctx, event.params.plan), command: newId() }));
}

const goingOn = (event: { params: { plan: string } }) => ({ fixed: { plan: event.params.plan }, then: () => `/planning/${event.params.plan}` });

export const actions = {
	revise: (event) => acting(event, reviseSchema, revisePlan, goingOn(event)),
	abandon: (event) => acting(event, planOnly, abandonRevision, goingOn(event)),
	close: (event) => acting(event, planOnly, closePlan, goingOn(event))
};
