import { batchArchive } from '#programme/reporting/batch-archive.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function GET(event) {
	const { name, stream } = await reading(event, (ctx) => batchArchive(ctx, event.params.batch));
	return new Response(stream, { headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"` } });
}
