import { saveScores as scoresInput, setParticipants as input } from '#programme/diagnostics/input.ts';
import { readLayer } from '#programme/diagnostics/read-scoring.server.ts';
import { saveScores } from '#programme/diagnostics/save-scores.server.ts';
import { setParticipants } from '#programme/diagnostics/set-participants.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { view: await reading(event, (ctx) => readLayer(ctx, event.params.case, 'consensus')) };
}

export const actions = {
	participants: (event) => acting(event, input, setParticipants, { fixed: { case: event.params.case } }),
	/** Many scores in one request: all that was chosen while there was no connection. */
	scores: (event) => acting(event, scoresInput, saveScores, { fixed: { case: event.params.case } })
};
