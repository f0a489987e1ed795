import { readinessOf } from '#platform/readiness.server.ts';
import { theRuntime } from '#wiring/runtime.server.ts';

/** The process can do its work: the database answers and has the schema of this version. */
export async function GET() {
	const readiness = await readinessOf(theRuntime().database.pool);
	return readiness === 'ready' ? new Response('ok') : new Response(readiness, { status: 503, headers: { 'retry-after': '5' } });
}
