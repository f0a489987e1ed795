import type { OrganisationId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import { showEligibility } from '#programme/eligibility/show-eligibility.server.ts';
import { belongingOf } from '#register/read.server.ts';
import { reading } from '#wiring/door.server.ts';
import { factSuppliers } from '#wiring/eligibility.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		const { organisation, programme } = found(await belongingOf(ctx.read, ctx.actor, event.params.organisation, event.locals.programme));
		return { page: await showEligibility(ctx, programme, organisation as OrganisationId, factSuppliers) };
	});
}
