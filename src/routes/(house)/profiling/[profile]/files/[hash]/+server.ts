import { fileOfProfile } from '#programme/profiling/read.server.ts';
import { attachment } from '#questionnaires/attachment.ts';
import { reading } from '#wiring/door.server.ts';
import { theRuntime } from '#wiring/runtime.server.ts';

/** A file of the profile, for those who may see the answer in which it stands. Never shown in the page: always a download. */
export async function GET(event) {
	const file = await reading(event, (ctx) => fileOfProfile(ctx.read, ctx.actor, event.params.profile, event.params.hash));
	return new Response(theRuntime().files.open(file.file), {
		headers: {
			'content-type': 'application/octet-stream',
			'content-length': String(file.size),
			'content-disposition': attachment(file.name),
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		}
	});
}
