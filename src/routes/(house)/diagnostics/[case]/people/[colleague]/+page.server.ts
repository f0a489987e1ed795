import { confirmCompetences } from '#programme/diagnostics/confirm-competences.server.ts';
import { confirmCompetences as input } from '#programme/diagnostics/people-input.ts';
import { readColleague } from '#programme/diagnostics/read-people.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { view: await reading(event, (ctx) => readColleague(ctx, event.params.case, event.params.colleague)) };
}

export const actions = {
	default: (event) => acting(event, input, confirmCompetences, { fixed: { case: event.params.case, colleague: event.params.colleague } })
};
