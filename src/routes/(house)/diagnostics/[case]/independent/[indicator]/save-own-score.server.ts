import { json, type RequestEvent } from '@sveltejs/kit';
import { Problem } from '#kernel/problem.ts';
import { saveScore } from '#programme/diagnostics/input.ts';
import { readIndependent } from '#programme/diagnostics/read-double-scoring.server.ts';
import { saveIndependentScores } from '#programme/diagnostics/save-independent-scores.server.ts';
import { standingOf } from '#programme/diagnostics/score-data.ts';
import { acting, reading, showProblem } from '#wiring/door.server.ts';

type ScoreEvent = RequestEvent<{ case: string; indicator: string }>;

/** Saves the score of this page's indicator on one's own sheet, for the form and for the page's own script alike. */
export function saveOwnScore(event: ScoreEvent) {
	return acting(event, saveScore, saveIndependentScores, { fixed: event.params });
}

/** What the page's own script is told: what was saved and what changed around it, or why nothing was saved. */
export async function answerScript(event: ScoreEvent): Promise<Response> {
	const { params, locals } = event;
	if (!locals.person) return json({ problem: showProblem(new Problem('common/sign-in-first', { status: 401 }), locals.language) }, { status: 401 });
	const sent = await saveOwnScore(event);
	if (!('done' in sent)) return json({ problem: sent.data.problem }, { status: sent.status });
	const view = await reading(event, (ctx) => readIndependent(ctx, params.case, params.indicator));
	return json({ saved: sent.answer, standing: standingOf(view) });
}
