import { passportFile } from '#programme/reporting/shared-page.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function GET(event) {
	const { name, file } = await reading(event, (ctx) => passportFile(ctx, event.params.token, event.params.opening));
	return new Response(JSON.stringify(file, null, '\t'), { headers: { 'content-type': 'application/json', 'content-disposition': `attachment; filename="${name}"` } });
}
