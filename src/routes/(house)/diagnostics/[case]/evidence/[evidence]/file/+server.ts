import { found } from '#kernel/problem.ts';
import { caseById } from '#programme/diagnostics/read.server.ts';
import { openDocument } from '#programme/diagnostics/read-evidence.server.ts';
import { attachment } from '#questionnaires/attachment.ts';
import { recordHandOver } from '#register/hand-over.server.ts';
import { reading } from '#wiring/door.server.ts';

/** Always a download: whatever the bytes are, they never run as a page of ours. */
export async function GET(event) {
	const { name, size, mediaType, bytes } = await reading(event, async (ctx) => {
		const opened = await openDocument(ctx, event.params.case, event.params.evidence);
		const { organisation, programme } = found(await caseById(ctx.read, event.params.case));
		await recordHandOver(ctx, { document: 'evidence', id: event.params.evidence, organisation, programme });
		return opened;
	});
	return new Response(bytes, {
		headers: {
			'content-type': mediaType,
			'content-length': String(size),
			'content-disposition': attachment(name),
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff'
		}
	});
}
