import { found } from '#kernel/problem.ts';
import { beginTargetRound } from '#programme/eligibility/begin-target-round.server.ts';
import { listTargetRounds } from '#programme/eligibility/read-target-rounds.server.ts';
import { beginTargetRound as schema } from '#programme/eligibility/target-input.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { list: await reading(event, (ctx) => listTargetRounds(ctx, found(event.locals.programme))) };
}

export const actions = {
	begin: (event) => acting(event, schema, beginTargetRound, { fixed: { programme: event.locals.programme }, then: (round) => `/eligibility/targets/${round}` })
};
