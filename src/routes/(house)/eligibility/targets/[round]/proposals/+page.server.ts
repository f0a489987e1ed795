import { showTargetProposals } from '#programme/eligibility/read-target-proposals.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	const { url, params: { round } } = event;
	return { page: await reading(event, (ctx) => showTargetProposals(ctx, round, { together: url.searchParams.get('together'), region: url.searchParams.get('region') })) };
}
