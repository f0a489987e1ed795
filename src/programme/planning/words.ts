/** What states, kinds and factors of a plan are called. Pages and papers get these words from the server, finished. */
import { m } from '#i18n/paraglide/messages.js';
import type { Language } from '#kernel/localised.ts';
import type { ModelKind, ModelLicence } from './model-document.ts';
import type { LinkKind } from './link.ts';
import type { ActionType, FundingSource } from './plan.ts';
import type { Factor } from './priority.ts';
import type { Check, NoteKind } from './work.ts';
import type { ActionAct, ActionState, PlanState } from './workflow.ts';

type Word = (inputs: Record<never, never>, options: { locale: Language }) => string;
type Words<Key extends string> = Readonly<Record<Key, Word>>;

function speaking<Key extends string>(words: Words<Key>): (key: Key, language: Language) => string {
	return (key, locale) => words[key]({}, { locale });
}

export const planStateWord = speaking<PlanState>({
	draft: m.planning_status_draft,
	csoReview: m.planning_status_csoReview,
	programmeReview: m.planning_status_programmeReview,
	active: m.planning_status_active,
	underRevision: m.planning_status_underRevision,
	closed: m.planning_status_closed
});

/** In whose hands the plan is, and what comes next: a sentence. */
export const planStateSentence = speaking<PlanState>({
	draft: m.planning_state_draft,
	csoReview: m.planning_state_csoReview,
	programmeReview: m.planning_state_programmeReview,
	active: m.planning_state_active,
	underRevision: m.planning_state_underRevision,
	closed: m.planning_state_closed
});

export const actionStateWord = speaking<ActionState>({
	notStarted: m.planning_action_notStarted,
	inProgress: m.planning_action_inProgress,
	blocked: m.planning_action_blocked,
	done: m.planning_action_done,
	verified: m.planning_action_verified,
	returned: m.planning_action_returned,
	cancelled: m.planning_action_cancelled,
	carriedOver: m.planning_action_carriedOver
});

export const actWord = speaking<ActionAct>({
	start: m.planning_act_start,
	block: m.planning_act_block,
	resume: m.planning_act_resume,
	claimDone: m.planning_act_claimDone,
	verify: m.planning_act_verify,
	return: m.planning_act_return,
	cancel: m.planning_act_cancel,
	carryOver: m.planning_act_carryOver
});

export const noteWord = speaking<Exclude<NoteKind, 'step'>>({
	comment: m.planning_note_comment,
	decision: m.planning_note_decision,
	obstacle: m.planning_note_obstacle,
	progress: m.planning_note_progress
});

export const linkWord = speaking<LinkKind>({
	training: m.planning_link_training,
	consultation: m.planning_link_consultation,
	grant: m.planning_link_grant
});

export const checkWord = speaking<Check>({
	belongs: m.planning_check_belongs,
	approved: m.planning_check_approved,
	expected: m.planning_check_expected,
	used: m.planning_check_used
});

/** What was done, as it stands in the record of an action. */
export const actDoneWord = speaking<ActionAct>({
	start: m.planning_did_start,
	block: m.planning_did_block,
	resume: m.planning_did_resume,
	claimDone: m.planning_did_claimDone,
	verify: m.planning_did_verify,
	return: m.planning_did_return,
	cancel: m.planning_did_cancel,
	carryOver: m.planning_did_carryOver
});

export const typeWord = speaking<ActionType>({
	policy: m.planning_type_policy,
	procedure: m.planning_type_procedure,
	training: m.planning_type_training,
	consultation: m.planning_type_consultation,
	hire: m.planning_type_hire,
	equipment: m.planning_type_equipment,
	governance: m.planning_type_governance,
	event: m.planning_type_event,
	'peer exchange': m.planning_type_peer_exchange
});

export const fundingWord = speaking<FundingSource>({
	own: m.planning_funding_own,
	programme: m.planning_funding_programme,
	other: m.planning_funding_other
});

export const factorWord = speaking<Factor>({
	importance: m.planning_factor_importance,
	urgency: m.planning_factor_urgency,
	ease: m.planning_factor_ease,
	gap: m.planning_factor_gap
});

export const factorMeaning = speaking<Factor>({
	importance: m.planning_factor_importance_means,
	urgency: m.planning_factor_urgency_means,
	ease: m.planning_factor_ease_means,
	gap: m.planning_factor_gap_means
});

export const levelWord = speaking<'1' | '2' | '3' | '4'>({
	1: m.diagnostics_level_1,
	2: m.diagnostics_level_2,
	3: m.diagnostics_level_3,
	4: m.diagnostics_level_4
});

export const languageWord = speaking<Language>({ ky: m.common_language_ky, ru: m.common_language_ru, en: m.common_language_en });

export const modelKindWord = speaking<ModelKind>({
	policy: m.planning_model_kind_policy, termsOfReference: m.planning_model_kind_terms, form: m.planning_model_kind_form, plan: m.planning_model_kind_plan
});

/** Under what terms it may be used: a sentence. */
export const modelLicenceWord = speaking<ModelLicence>({
	'CC0-1.0': m.planning_model_licence_cc0, 'CC-BY-4.0': m.planning_model_licence_by, 'CC-BY-SA-4.0': m.planning_model_licence_by_sa, permission: m.planning_model_licence_permission
});
