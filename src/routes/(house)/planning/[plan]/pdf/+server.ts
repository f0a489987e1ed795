import { isLanguage } from '#kernel/localised.ts';
import { gatherPlan, sourceOf } from '#programme/planning/gather-plan.server.ts';
import { planDocument } from '#programme/planning/plan-document.ts';
import { renderPlan } from '#programme/planning/render-plan.server.ts';
import { recordHandOver } from '#register/hand-over.server.ts';
import { reading } from '#wiring/door.server.ts';

/** The plan on paper, in the language asked for or else the reader's. */
export async function GET(event) {
	const asked = event.url.searchParams.get('language');
	return reading(event, async (ctx) => {
		const language = isLanguage(asked) ? asked : ctx.language;
		const gathered = await gatherPlan({ ...ctx, language }, event.params.plan);
		const document = planDocument(sourceOf(gathered), language);
		const pdf = await renderPlan(document);
		await recordHandOver(ctx, { document: 'plan', id: gathered.plan.id, organisation: gathered.plan.organisation, programme: gathered.plan.programme });
		return new Response(Uint8Array.from(pdf), {
			headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${document.number}-plan-${language}.pdf"` }
		});
	});
}
