import { redirect } from '@sveltejs/kit';
import { addEvidence } from '#programme/diagnostics/add-evidence.server.ts';
import { decideEvidence } from '#programme/diagnostics/decide-evidence.server.ts';
import { addEvidence as evidenceInput, decideEvidence as decisionInput } from '#programme/diagnostics/input.ts';
import { readScoring } from '#programme/diagnostics/read-scoring.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { saveScoreHere } from '../../save-score.server.ts';
import type { RequestEvent } from './$types.js';

export async function load(event) {
	const { case: id, indicator } = event.params;
	return { view: await reading(event, (ctx) => readScoring(ctx, id, 'verified', indicator)) };
}

const save = (event: RequestEvent) => saveScoreHere(event, 'verified');

export const actions = {
	save,
	/** Without script: saves, and goes on to the next indicator unless somebody else was faster. */
	next: async (event) => {
		const saved = await saveScoreHere(event, 'verified', true);
		if (!('done' in saved) || saved.answer.conflicts.length > 0) return saved;
		const { next } = await reading(event, (ctx) => readScoring(ctx, event.params.case, 'verified', event.params.indicator));
		redirect(303, next);
	},
	addEvidence: (event) => acting(event, evidenceInput, addEvidence, { fixed: { case: event.params.case } }),
	decide: (event) => acting(event, decisionInput, decideEvidence, { fixed: event.params })
};
