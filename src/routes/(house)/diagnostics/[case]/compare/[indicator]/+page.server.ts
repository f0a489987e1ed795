import { redirect } from '@sveltejs/kit';
import { saveScore } from '#programme/diagnostics/input.ts';
import { readReconciling } from '#programme/diagnostics/read-double-scoring.server.ts';
import { reconcileScores } from '#programme/diagnostics/reconcile-scores.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import type { RequestEvent } from './$types.js';

const page = (event: RequestEvent) => reading(event, (ctx) => readReconciling(ctx, event.params.case, event.params.indicator));

export async function load(event) {
	return { view: await page(event) };
}

export const actions = {
	/** Saves, and goes on to the next one that is not settled; where somebody else was faster, what stands now is shown. */
	default: async (event) => {
		const saved = await acting(event, saveScore, reconcileScores, { fixed: event.params });
		if (!('done' in saved) || saved.answer.conflicts.length > 0) return saved;
		redirect(303, (await page(event)).next);
	}
};
