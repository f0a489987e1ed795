import { exportTargetProposals } from '#programme/eligibility/read-target-proposals.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function GET(event) {
	const { url, params: { round } } = event;
	const { name, mediaType, bytes } = await reading(event, (ctx) => exportTargetProposals(ctx, round, { together: url.searchParams.get('together'), region: url.searchParams.get('region') }));
	return new Response(Uint8Array.from(bytes), { headers: { 'content-type': mediaType, 'content-disposition': `attachment; filename="${name}"`, 'x-content-type-options': 'nosniff' } });
}
