import type { RequestEvent } from '@sveltejs/kit';
import { shownAs } from '#programme/reporting/input.ts';
import { producePaper } from '#programme/reporting/produce-paper.server.ts';
import type { PaperKind } from '#programme/reporting/render-issued.server.ts';
import { reading } from '#wiring/door.server.ts';

/** `?language=ky&version=1`; without a version what is being written, for those who may read it, or else the latest one. */
export async function answerPaper(event: RequestEvent<{ report: string }>, kind: PaperKind): Promise<Response> {
	const { language, version } = shownAs.parse(Object.fromEntries(event.url.searchParams));
	const { name, bytes, mediaType } = await reading(event, (ctx) => producePaper(ctx, event.params.report, kind, { language: language ?? ctx.language, version }));
	return new Response(new Uint8Array(bytes), {
		headers: { 'content-type': mediaType, 'content-length': String(bytes.length), 'content-disposition': `${kind === 'word' ? 'attachment' : 'inline'}; filename="${name}"` }
	});
}
