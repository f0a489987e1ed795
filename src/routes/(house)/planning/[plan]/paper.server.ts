import type { RequestEvent } from '@sveltejs/kit';
import { isLanguage } from '#kernel/localised.ts';
import { gatherPlan, sourceOf } from '#programme/planning/gather-plan.server.ts';
import { gatherProgress } from '#programme/planning/gather-progress.server.ts';
import { planDocument } from '#programme/planning/plan-document.ts';
import { renderPlanWord } from '#programme/planning/render-plan-word.server.ts';
import { renderPlan } from '#programme/planning/render-plan.server.ts';
import { renderProgress, renderProgressWord } from '#programme/planning/render-progress.server.ts';
import type { PlanHead } from '#programme/planning/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { recordHandOver } from '#register/hand-over.server.ts';
import { reading } from '#wiring/door.server.ts';

const kinds = {
	pdf: { mediaType: 'application/pdf', disposition: 'inline', ending: 'pdf' },
	word: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', disposition: 'attachment', ending: 'docx' }
} as const;
type Kind = keyof typeof kinds;

/** The plan as a file, in the language asked for or else the reader's. */
export function answerPlan(event: RequestEvent, id: string, kind: Kind): Promise<Response> {
	return answer(event, kind, 'plan', async (ctx) => {
		const gathered = await gatherPlan(ctx, id);
		const document = planDocument(sourceOf(gathered), ctx.language);
		return { plan: gathered.plan, number: document.number, bytes: await (kind === 'pdf' ? renderPlan : renderPlanWord)(document) };
	});
}

/** What became of it since its approval, in the same way. */
export function answerProgress(event: RequestEvent, id: string, kind: Kind): Promise<Response> {
	return answer(event, kind, 'progress', async (ctx) => {
		const { plan, document } = await gatherProgress(ctx, id);
		return { plan, number: document.number, bytes: await (kind === 'pdf' ? renderProgress : renderProgressWord)(document) };
	});
}

async function answer(event: RequestEvent, kind: Kind, name: string, make: (ctx: Context) => Promise<{ plan: PlanHead; number: string; bytes: Uint8Array }>): Promise<Response> {
	const { mediaType, disposition, ending } = kinds[kind];
	const asked = event.url.searchParams.get('language');
	return reading(event, async (ctx) => {
		const language = isLanguage(asked) ? asked : ctx.language;
		const { plan, number, bytes } = await make({ ...ctx, language });
		await recordHandOver(ctx, { document: 'plan', id: plan.id, organisation: plan.organisation, programme: plan.programme });
		return new Response(Uint8Array.from(bytes), {
			headers: { 'content-type': mediaType, 'content-length': String(bytes.length), 'content-disposition': `${disposition}; filename="${number}-${name}-${language}.${ending}"` }
		});
	});
}
