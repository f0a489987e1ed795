import { theRuntime } from '#wiring/runtime.server.ts';

/** The process can do its work: the database answers. */
export async function GET() {
	try {
		await theRuntime().database.pool.query('select 1');
		return new Response('ok');
	} catch {
		return new Response('the database does not answer', { status: 503 });
	}
}
