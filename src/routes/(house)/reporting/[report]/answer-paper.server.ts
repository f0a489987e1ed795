import type { RequestEvent } from '@sveltejs/kit';
import { shownAs } from '#programme/reporting/input.ts';
import { producePaper } from '#programme/reporting/produce-paper.server.ts';
import type { PaperKind } from '#programme/reporting/paper.ts';
import { recordHandOver } from '#register/hand-over.server.ts';
import { reading } from '#wiring/door.server.ts';

/** `?language=ky&version=1`; without a version what is being written, for those who may read it, or else the latest one. */
export async function answerPaper(event: RequestEvent<{ report: string }>, kind: PaperKind): Promise<Response> {
	const { language, version } = shownAs.parse(Object.fromEntries(event.url.searchParams));
	const { name, bytes, mediaType } = await reading(event, async (ctx) => {
		const paper = await producePaper(ctx, event.params.report, kind, { language: language ?? ctx.language, version });
		const { id, organisation, programme } = paper.report;
		await recordHandOver(ctx, { document: kind === 'summary' ? 'summary' : 'report', id, organisation, programme });
		return paper;
	});
	return new Response(new Uint8Array(bytes), {
		headers: { 'content-type': mediaType, 'content-length': String(bytes.length), 'content-disposition': `${kind === 'word' ? 'attachment' : 'inline'}; filename="${name}"` }
	});
}
