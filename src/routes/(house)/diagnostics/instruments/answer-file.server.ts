import type { ExportedFile } from '#programme/diagnostics/read-instrument-pages.server.ts';

/** Always a download. */
export function answerFile({ name, mediaType, bytes }: ExportedFile): Response {
	return new Response(Uint8Array.from(bytes), { headers: { 'content-type': mediaType, 'content-disposition': `attachment; filename="${name}"`, 'x-content-type-options': 'nosniff' } });
}
