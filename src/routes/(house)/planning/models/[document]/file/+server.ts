import { isLanguage } from '#kernel/localised.ts';
import { openModel } from '#programme/planning/show-models.server.ts';
import { attachment } from '#questionnaires/attachment.ts';
import { reading } from '#wiring/door.server.ts';

/** Always a download: whatever the bytes are, they never run as a page of ours. */
export async function GET(event) {
	const asked = event.url.searchParams.get('language');
	const { name, size, mediaType, bytes } = await reading(event, (ctx) => openModel(ctx, event.params.document, isLanguage(asked) ? asked : ctx.language));
	return new Response(bytes instanceof Uint8Array ? Uint8Array.from(bytes) : bytes, {
		headers: {
			'content-type': mediaType, 'content-length': String(size), 'content-disposition': attachment(name),
			'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff'
		}
	});
}
