import { openDocument } from '#programme/diagnostics/read-evidence.server.ts';
import { reading } from '#wiring/door.server.ts';

/** Always a download: whatever the bytes are, they never run as a page of ours. */
export async function GET(event) {
	const { name, size, mediaType, bytes } = await reading(event, (ctx) => openDocument(ctx, event.params.case, event.params.evidence));
	return new Response(bytes, {
		headers: {
			'content-type': mediaType,
			'content-length': String(size),
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`,
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff'
		}
	});
}
