import { shownAs } from '#programme/reporting/input.ts';
import { plainPage } from '#programme/reporting/plain-page.server.ts';
import { plainText } from '#programme/reporting/plain.ts';
import { reading } from '#wiring/door.server.ts';

export async function GET(event) {
	const { language } = shownAs.parse(Object.fromEntries(event.url.searchParams));
	const { plain, number, language: shown } = await reading(event, (ctx) => plainPage(ctx, event.params.report, language ?? ctx.language));
	return new Response(plainText(plain), {
		headers: { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': `attachment; filename="${number}-plain-${shown}.txt"` }
	});
}
