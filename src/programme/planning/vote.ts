/** The three actions that matter most to the people of the organisation. Who voted is known, for what is not: a ballot is counted and not kept. */
import { demand, Problem, type Ruling } from '#kernel/problem.ts';
import { type Actor, type Belonging, hasRoleTowards } from '#register/actor.ts';
import { inPriorityOrder, type Ranked } from './priority.ts';
import type { PlanState } from './workflow.ts';

/** As many as one person may choose, and as many as the plan puts ahead. */
export const ballotSize = 3;
/** With fewer voters somebody's choice can be guessed from the result; whoever votes or closes the vote is told so. */
export const enoughVoters = 3;

/** While the organisation can still change what it agrees to. */
const votingStates: readonly PlanState[] = ['csoReview', 'underRevision'];

type Voting = Belonging & { readonly state: PlanState; readonly voteClosed: unknown };

function isOpen({ state, voteClosed }: Voting): Ruling {
	return (votingStates.includes(state) && !voteClosed) || 'planning/no-vote-now';
}

/** Everybody in the organisation, each once. */
export function mayVote(actor: Actor, plan: Voting): Ruling {
	return hasRoleTowards(actor, plan, 'head', 'member') ? isOpen(plan) : 'common/not-permitted';
}

/** What is over is no matter of rights. */
export function demandVoting(ruling: Ruling): void {
	if (ruling === 'planning/no-vote-now') throw new Problem(ruling);
	demand(ruling);
}

export function mayCloseVote(actor: Actor, plan: Voting): Ruling {
	return hasRoleTowards(actor, plan, 'head') ? isOpen(plan) : 'common/not-permitted';
}

/** Who has a voice sees who has used theirs; nobody else has to. */
export function maySeeVoters(actor: Actor, plan: Belonging): boolean {
	return hasRoleTowards(actor, plan, 'head', 'member');
}

/** The most chosen; among equally many votes the order of priority decides. */
export function topThree<T extends Ranked & { readonly votes: number }>(actions: readonly T[]): readonly T[] {
	return inPriorityOrder(actions).filter(({ votes }) => votes > 0).toSorted((a, b) => b.votes - a.votes).slice(0, ballotSize);
}
