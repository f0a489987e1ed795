import { exportPerson } from '#register/export-person.server.ts';
import { reading } from '#wiring/door.server.ts';

/** All that is kept about whoever asks, as a file; that it was taken is recorded. */
export async function GET(event) {
	const known = await reading(event, (ctx) => exportPerson(ctx, {}));
	return new Response(JSON.stringify(known, null, '\t'), {
		headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="kadam-person.json"', 'cache-control': 'private, no-store' }
	});
}
