import { json, type RequestEvent } from '@sveltejs/kit';
import { Problem } from '#kernel/problem.ts';
import { saveScore } from '#programme/diagnostics/input.ts';
import { readScoring } from '#programme/diagnostics/read-scoring.server.ts';
import type { ResultLayer } from '#programme/diagnostics/result.ts';
import { saveScores } from '#programme/diagnostics/save-scores.server.ts';
import { type Delivery, standingOf } from '#programme/diagnostics/score-data.ts';
import { showNextIndicator } from '#programme/diagnostics/show-indicator.server.ts';
import { verifyScores } from '#programme/diagnostics/verify-scores.server.ts';
import { acting, reading, showProblem } from '#wiring/door.server.ts';

type ScoreEvent = RequestEvent<{ case: string; indicator: string }>;

/** Saves the score of this page's indicator, for the form and for the page's own script alike. Whoever facilitates a session and goes on takes the room along. */
export function saveScoreHere(event: ScoreEvent, layer: ResultLayer, goesOn = false) {
	return acting(event, saveScore, async (ctx, input) => {
		if (layer === 'verified') return verifyScores(ctx, input);
		const saved = await saveScores(ctx, input);
		if (input.goesOn && saved.conflicts.length === 0) await showNextIndicator(ctx, event.params);
		return saved;
	}, { fixed: goesOn ? { ...event.params, goesOn } : event.params });
}

/** What the page's own script is told: what was saved and what changed around it, or why nothing was saved. */
export async function answerScript(event: ScoreEvent, layer: ResultLayer): Promise<Response> {
	const { params, locals } = event;
	if (!locals.person) return json({ problem: showProblem(new Problem('common/sign-in-first', { status: 401 }), locals.language) }, { status: 401 });
	const sent = await saveScoreHere(event, layer);
	if (!('done' in sent)) return json({ problem: sent.data.problem }, { status: sent.status });
	const view = await reading(event, (ctx) => readScoring(ctx, params.case, layer, params.indicator));
	return json({ saved: sent.answer, standing: standingOf(view) } satisfies Omit<Extract<Delivery, { kind: 'saved' }>, 'kind'>);
}
