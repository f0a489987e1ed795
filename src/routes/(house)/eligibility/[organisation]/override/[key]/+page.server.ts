import { found } from '#kernel/problem.ts';
import { proposeOverride as schema } from '#programme/eligibility/input.ts';
import { proposeOverride } from '#programme/eligibility/propose-override.server.ts';
import { showProposal } from '#programme/eligibility/show-override.server.ts';
import { belongingOf } from '#register/read.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { factSuppliers } from '#wiring/eligibility.server.ts';

type Event = Parameters<typeof reading>[0];
const belonging = (event: Event) => reading(event, async (ctx) => found(await belongingOf(ctx.read, ctx.actor, event.params['organisation']!, event.locals.programme)));

export async function load(event) {
	const of = await belonging(event);
	return reading(event, async (ctx) => ({ page: await showProposal(ctx, of, event.params.key, factSuppliers) }));
}

export const actions = {
	default: async (event) => acting(event, schema, proposeOverride, { fixed: { ...(await belonging(event)), ruleSet: event.params.key }, then: (id) => `/eligibility/overrides/${id}` })
};
