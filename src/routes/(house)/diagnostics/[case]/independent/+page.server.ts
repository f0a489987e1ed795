import { handInIndependentScores } from '#programme/diagnostics/hand-in-independent-scores.server.ts';
import { caseOnly } from '#programme/diagnostics/input.ts';
import { readSheet } from '#programme/diagnostics/read-double-scoring.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { view: await reading(event, (ctx) => readSheet(ctx, event.params.case)) };
}

export const actions = {
	default: (event) => acting(event, caseOnly, handInIndependentScores, { fixed: { case: event.params.case } })
};
