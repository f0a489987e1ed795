import { sharedPaper } from '#programme/reporting/shared-page.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function GET(event) {
	const { name, bytes } = await reading(event, (ctx) => sharedPaper(ctx, event.params.token, event.params.opening));
	return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/pdf', 'content-length': String(bytes.length), 'content-disposition': `attachment; filename="${name}"` } });
}
