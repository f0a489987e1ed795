/** Names of the steps of choosing, of votes and decisions, and the colour each is shown in. */
import { m } from '#i18n/paraglide/messages.js';
import type { Shift, TargetDecision, TargetVote, Tally } from './target-round.ts';
import type { RoundName } from './target-views.ts';
import type { TargetAct, TargetState } from './target-workflow.ts';

type Tone = 'meadow' | 'straw' | 'neutral' | 'lake';

export function roundName(name: RoundName): string {
	return m.eligibility_target_round_name({ number: name.number, year: name.year });
}

export function targetStateChip(state: TargetState): { label: string; tone: Tone } {
	switch (state) {
		case 'draft': return { label: m.eligibility_target_state_draft(), tone: 'neutral' };
		case 'open': return { label: m.eligibility_target_state_open(), tone: 'straw' };
		case 'closed': return { label: m.eligibility_target_state_closed(), tone: 'straw' };
		case 'decided': return { label: m.eligibility_target_state_decided(), tone: 'lake' };
		case 'announced': return { label: m.eligibility_target_state_announced(), tone: 'meadow' };
		case 'abandoned': return { label: m.eligibility_target_state_abandoned(), tone: 'neutral' };
	}
}

/** What the step in hand asks of whom. */
export function targetStateText(state: TargetState): string {
	switch (state) {
		case 'draft': return m.eligibility_target_text_draft();
		case 'open': return m.eligibility_target_text_open();
		case 'closed': return m.eligibility_target_text_closed();
		case 'decided': return m.eligibility_target_text_decided();
		case 'announced': return m.eligibility_target_text_announced();
		case 'abandoned': return m.eligibility_target_text_abandoned();
	}
}

export function targetActWord(act: TargetAct): string {
	switch (act) {
		case 'openVoting': return m.eligibility_target_act_open_voting();
		case 'closeVoting': return m.eligibility_target_act_close_voting();
		case 'conclude': return m.eligibility_target_act_conclude();
		case 'takeUpAgain': return m.eligibility_target_act_take_up_again();
		case 'announce': return m.eligibility_target_act_announce();
		case 'abandon': return m.eligibility_target_act_abandon();
	}
}

export function decisionChip(decision: TargetDecision): { label: string; tone: Tone } {
	return decision === 'chosen' ? { label: m.eligibility_target_chosen(), tone: 'meadow' } : { label: m.eligibility_target_not_chosen(), tone: 'neutral' };
}

export function voteWord(vote: TargetVote): string {
	switch (vote) {
		case 'yes': return m.eligibility_target_vote_yes();
		case 'no': return m.eligibility_target_vote_no();
		case 'abstain': return m.eligibility_target_vote_abstain();
	}
}

export function tallyText({ yes, no, abstain }: Tally): string {
	return m.eligibility_target_tally({ yes, no, abstain });
}

export function shiftWord(shift: Shift): string {
	switch (shift) {
		case 'plusOne': return '+1';
		case 'minusOne': return '−1';
		case 'plusHalf': return '+50 %';
		case 'minusHalf': return '−50 %';
	}
}
