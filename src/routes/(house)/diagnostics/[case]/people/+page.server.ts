import { addColleague } from '#programme/diagnostics/add-colleague.server.ts';
import { makeColleagueLink, rateMyself } from '#programme/diagnostics/make-colleague-link.server.ts';
import { addColleague as addInput, colleagueOnly } from '#programme/diagnostics/people-input.ts';
import { readPeople } from '#programme/diagnostics/read-people.server.ts';
import { removeColleague } from '#programme/diagnostics/remove-colleague.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { theRuntime } from '#wiring/runtime.server.ts';

export async function load(event) {
	return { view: await reading(event, (ctx) => readPeople(ctx, event.params.case)), address: `${theRuntime().config.publicUrl}/answer` };
}

export const actions = {
	add: (event) => acting(event, addInput, addColleague, { fixed: { case: event.params.case } }),
	remove: (event) => acting(event, colleagueOnly, removeColleague, { fixed: { case: event.params.case } }),
	link: (event) => acting(event, colleagueOnly, makeColleagueLink, { fixed: { case: event.params.case } }),
	rate: (event) => acting(event, addInput, rateMyself, { fixed: { case: event.params.case }, then: ({ token }) => (token ? `/answer/skills/${token}` : `/diagnostics/${event.params.case}/people`) })
};
