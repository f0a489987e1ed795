import { newId } from '#kernel/id.ts';
import { castVote } from '#programme/planning/cast-vote.server.ts';
import { closeVote } from '#programme/planning/close-vote.server.ts';
import { castVote as voteSchema, planOnly } from '#programme/planning/input.ts';
import { showVote } from '#programme/planning/show-vote.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ page: await showVote(ctx, event.params.plan), command: newId(), closeCommand: newId() }));
}

const goingOn = (event: { params: { plan: string } }) => ({ fixed: { plan: event.params.plan }, then: () => `/planning/${event.params.plan}/vote` });

export const actions = {
	vote: (event) => acting(event, voteSchema, castVote, goingOn(event)),
	close: (event) => acting(event, planOnly, closeVote, goingOn(event))
};
