import type { RequestEvent } from '@sveltejs/kit';
import { shownAs } from '#programme/reporting/input.ts';
import { producePdf } from '#programme/reporting/produce-pdf.server.ts';
import type { PdfKind } from '#programme/reporting/render-issued.server.ts';
import { reading } from '#wiring/door.server.ts';

/** `?language=ky&version=1`; without a version what is being written, for those who may read it, or else the latest one. */
export async function answerPdf(event: RequestEvent<{ report: string }>, kind: PdfKind): Promise<Response> {
	const { language, version } = shownAs.parse(Object.fromEntries(event.url.searchParams));
	const { name, bytes } = await reading(event, (ctx) => producePdf(ctx, event.params.report, kind, { language: language ?? ctx.language, version }));
	return new Response(new Uint8Array(bytes), {
		headers: { 'content-type': 'application/pdf', 'content-length': String(bytes.length), 'content-disposition': `inline; filename="${name}"` }
	});
}
