import { redirect } from '@sveltejs/kit';
import { addEvidence } from '#programme/diagnostics/add-evidence.server.ts';
import { decideEvidence } from '#programme/diagnostics/decide-evidence.server.ts';
import { addEvidence as evidenceInput, decideEvidence as decisionInput } from '#programme/diagnostics/input.ts';
import { readIndependent } from '#programme/diagnostics/read-double-scoring.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { saveOwnScore } from './save-own-score.server.ts';
import type { RequestEvent } from './$types.js';

const page = (event: RequestEvent) => reading(event, (ctx) => readIndependent(ctx, event.params.case, event.params.indicator));

export async function load(event) {
	return { view: await page(event) };
}

const save = (event: RequestEvent) => saveOwnScore(event);

export const actions = {
	save,
	/** Without script: saves, and goes on to the next indicator. */
	next: async (event) => {
		const saved = await save(event);
		if (!('done' in saved) || saved.answer.conflicts.length > 0) return saved;
		redirect(303, (await page(event)).next);
	},
	addEvidence: (event) => acting(event, evidenceInput, addEvidence, { fixed: { case: event.params.case } }),
	decide: (event) => acting(event, decisionInput, decideEvidence, { fixed: event.params })
};
