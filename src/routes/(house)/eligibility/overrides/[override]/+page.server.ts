import { moveOverride as schema } from '#programme/eligibility/input.ts';
import { moveOverride } from '#programme/eligibility/move-override.server.ts';
import { showOneOverride } from '#programme/eligibility/show-override.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { factSuppliers } from '#wiring/eligibility.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ page: await showOneOverride(ctx, event.params.override, factSuppliers) }));
}

export const actions = {
	default: (event) => acting(event, schema, moveOverride, { fixed: event.params, then: () => `/eligibility/overrides/${event.params.override}` })
};
