import type { RequestEvent } from '@sveltejs/kit';
import { isLanguage } from '#kernel/localised.ts';
import { gatherPlan, sourceOf } from '#programme/planning/gather-plan.server.ts';
import { planDocument } from '#programme/planning/plan-document.ts';
import { renderPlanWord } from '#programme/planning/render-plan-word.server.ts';
import { renderPlan } from '#programme/planning/render-plan.server.ts';
import { recordHandOver } from '#register/hand-over.server.ts';
import { reading } from '#wiring/door.server.ts';

const kinds = {
	pdf: { render: renderPlan, mediaType: 'application/pdf', disposition: 'inline', ending: 'pdf' },
	word: { render: renderPlanWord, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', disposition: 'attachment', ending: 'docx' }
} as const;

/** The plan as a file, in the language asked for or else the reader's. */
export async function answerPlan(event: RequestEvent, id: string, kind: keyof typeof kinds): Promise<Response> {
	const { render, mediaType, disposition, ending } = kinds[kind];
	const asked = event.url.searchParams.get('language');
	return reading(event, async (ctx) => {
		const language = isLanguage(asked) ? asked : ctx.language;
		const gathered = await gatherPlan({ ...ctx, language }, id);
		const document = planDocument(sourceOf(gathered), language);
		const bytes = await render(document);
		await recordHandOver(ctx, { document: 'plan', id: gathered.plan.id, organisation: gathered.plan.organisation, programme: gathered.plan.programme });
		return new Response(Uint8Array.from(bytes), {
			headers: { 'content-type': mediaType, 'content-length': String(bytes.length), 'content-disposition': `${disposition}; filename="${document.number}-plan-${language}.${ending}"` }
		});
	});
}
