import { found } from '#kernel/problem.ts';
import { fileOfProfile, profileById } from '#programme/profiling/read.server.ts';
import { attachment } from '#questionnaires/attachment.ts';
import { recordHandOver } from '#register/hand-over.server.ts';
import { reading } from '#wiring/door.server.ts';
import { theRuntime } from '#wiring/runtime.server.ts';

/** A file of the profile, for those who may see the answer in which it stands. Never shown in the page: always a download. */
export async function GET(event) {
	const file = await reading(event, async (ctx) => {
		const known = await fileOfProfile(ctx.read, ctx.actor, event.params.profile, event.params.hash);
		const { id, organisationId: organisation, programmeId: programme } = found(await profileById(ctx.read, event.params.profile));
		await recordHandOver(ctx, { document: 'profileFile', id, organisation, programme });
		return known;
	});
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
