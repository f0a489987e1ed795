import { openActionEvidence } from '#programme/planning/show-work.server.ts';
import { attachment } from '#questionnaires/attachment.ts';
import { recordHandOver } from '#register/hand-over.server.ts';
import { reading } from '#wiring/door.server.ts';

/** Always a download: whatever the bytes are, they never run as a page of ours. */
export async function GET(event) {
	const { plan: id, action, evidence } = event.params;
	const { name, size, mediaType, bytes } = await reading(event, async (ctx) => {
		const { plan, ...opened } = await openActionEvidence(ctx, id, action, evidence);
		await recordHandOver(ctx, { document: 'evidence', id: evidence, organisation: plan.organisation, programme: plan.programme });
		return opened;
	});
	return new Response(bytes, {
		headers: {
			'content-type': mediaType, 'content-length': String(size), 'content-disposition': attachment(name),
			'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff'
		}
	});
}
