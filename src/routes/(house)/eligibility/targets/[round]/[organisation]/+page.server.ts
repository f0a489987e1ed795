import { decideOnTarget } from '#programme/eligibility/decide-on-target.server.ts';
import { showTargetCandidate } from '#programme/eligibility/read-target-candidate.server.ts';
import { decideOnTarget as deciding, voteOnTarget as voting } from '#programme/eligibility/target-input.ts';
import { voteOnTarget } from '#programme/eligibility/vote-on-target.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { page: await reading(event, (ctx) => showTargetCandidate(ctx, event.params.round, event.params.organisation)) };
}

/** On to the next organisation that waits for this person, or back to the list. */
const onward = ({ round, next }: { round: string; next: string | null }) => `/eligibility/targets/${round}${next === null ? '' : `/${next}`}`;

export const actions = {
	vote: (event) => acting(event, voting, voteOnTarget, { fixed: event.params, then: onward }),
	decide: (event) => acting(event, deciding, decideOnTarget, { fixed: event.params, then: onward })
};
