/** Names of standings and the colour each is shown in. */
import { m } from '#i18n/paraglide/messages.js';
import type { Language } from '#kernel/localised.ts';
import type { GroupKind } from './rule-draft.ts';
import type { Standing } from './verdict.ts';
import type { AppealState, OverrideState } from './workflow.ts';

type Tone = 'meadow' | 'straw' | 'neutral';

export function standingChip(standing: Standing): { label: string; tone: Tone } {
	switch (standing) {
		case 'eligible': return { label: m.eligibility_standing_eligible(), tone: 'meadow' };
		case 'withConditions': return { label: m.eligibility_standing_with_conditions(), tone: 'straw' };
		case 'notYet': return { label: m.eligibility_standing_not_yet(), tone: 'neutral' };
		case 'notEnoughData': return { label: m.eligibility_standing_not_enough_data(), tone: 'neutral' };
	}
}

export function overrideChip(state: OverrideState): { label: string; tone: Tone } {
	switch (state) {
		case 'proposed': return { label: m.eligibility_override_state_proposed(), tone: 'straw' };
		case 'inForce': return { label: m.eligibility_override_state_in_force(), tone: 'meadow' };
		case 'refused': return { label: m.eligibility_override_state_refused(), tone: 'neutral' };
		case 'ended': return { label: m.eligibility_override_state_ended(), tone: 'neutral' };
	}
}

export function appealChip(state: AppealState): { label: string; tone: Tone } {
	switch (state) {
		case 'open': return { label: m.eligibility_appeal_state_open(), tone: 'straw' };
		case 'upheld': return { label: m.eligibility_appeal_state_upheld(), tone: 'meadow' };
		case 'refused': return { label: m.eligibility_appeal_state_refused(), tone: 'neutral' };
	}
}

export function groupWord(kind: GroupKind): string {
	switch (kind) {
		case 'all': return m.eligibility_kind_all();
		case 'any': return m.eligibility_kind_any();
		case 'atLeastOf': return m.eligibility_kind_some();
		case 'not': return m.eligibility_kind_not();
	}
}

export function languageWord(language: Language): string {
	switch (language) {
		case 'ky': return m.eligibility_language_ky();
		case 'ru': return m.eligibility_language_ru();
		case 'en': return m.eligibility_language_en();
	}
}

export function fieldWord(field: 'name' | 'opens' | 'asks' | 'remedy'): string {
	switch (field) {
		case 'name': return m.eligibility_field_name();
		case 'opens': return m.eligibility_field_opens();
		case 'asks': return m.eligibility_field_asks();
		case 'remedy': return m.eligibility_field_remedy();
	}
}

/** A standing, or who enters and who leaves. */
export function shownWord(shown: string): string {
	if (shown === 'entering') return m.eligibility_rule_entering();
	if (shown === 'leaving') return m.eligibility_rule_leaving();
	return standingChip(shown as Standing).label;
}
