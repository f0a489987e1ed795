import { isLanguage } from '#kernel/localised.ts';
import { gatherPlan, sourceOf } from '#programme/planning/gather-plan.server.ts';
import { planDocument } from '#programme/planning/plan-document.ts';
import { renderPlan } from '#programme/planning/render-plan.server.ts';
import { reading } from '#wiring/door.server.ts';

/** The plan on paper, in the language asked for or else the reader's. */
export async function GET(event) {
	const asked = event.url.searchParams.get('language');
	return reading(event, async (ctx) => {
		const language = isLanguage(asked) ? asked : ctx.language;
		const document = planDocument(sourceOf(await gatherPlan({ ...ctx, language }, event.params.plan)), language);
		const pdf = await renderPlan(document);
		return new Response(Uint8Array.from(pdf), {
			headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${document.number}-plan-${language}.pdf"` }
		});
	});
}
