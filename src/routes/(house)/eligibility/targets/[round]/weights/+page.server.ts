import { showTargetWeights } from '#programme/eligibility/read-target-proposals.server.ts';
import { reading } from '#wiring/door.server.ts';
import { factSuppliers } from '#wiring/eligibility.server.ts';

export async function load(event) {
	return { page: await reading(event, (ctx) => showTargetWeights(ctx, event.params.round, factSuppliers)) };
}
