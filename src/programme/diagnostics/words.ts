/** What states, marks and bands are called, and the colour that goes with them. */
import { m } from '#i18n/paraglide/messages.js';
import { markLevel, type VignetteMark } from './calibration.ts';
import type { RespondentRole } from './respondents.ts';
import type { Level } from './instrument.ts';
import type { Band } from './result.ts';
import type { ShownMark, ShownScore } from './views.ts';
import type { TargetReason } from './targets.ts';
import type { CaseState } from './workflow.ts';

type Tone = 'neutral' | 'lake' | 'clay' | 'meadow' | 'straw';

const statuses: Record<CaseState, { readonly label: () => string; readonly tone: Tone }> = {
	requested: { label: m.diagnostics_status_requested, tone: 'straw' },
	scheduled: { label: m.diagnostics_status_scheduled, tone: 'lake' },
	individualScoring: { label: m.diagnostics_status_individualScoring, tone: 'lake' },
	consensusSession: { label: m.diagnostics_status_consensusSession, tone: 'lake' },
	verification: { label: m.diagnostics_status_verification, tone: 'lake' },
	done: { label: m.diagnostics_status_done, tone: 'meadow' },
	withdrawn: { label: m.diagnostics_status_withdrawn, tone: 'neutral' }
};

export function statusChip(status: CaseState): { label: string; tone: Tone } {
	const { label, tone } = statuses[status];
	return { label: label(), tone };
}

const levelNames: Record<Level, () => string> = { 1: m.diagnostics_level_1, 2: m.diagnostics_level_2, 3: m.diagnostics_level_3, 4: m.diagnostics_level_4 };

export function levelName(level: Level): string {
	return levelNames[level]();
}

/** The word for a mark; for a level its name. */
export function markName({ kind, level }: ShownMark): string {
	if (level !== null) return levelName(level);
	if (kind === 'notApplicable') return m.diagnostics_not_applicable();
	return kind === 'dontKnow' ? m.diagnostics_dont_know() : m.diagnostics_no_score();
}

export function vignetteMarkName(mark: VignetteMark): string {
	const level = markLevel(mark);
	return level === null ? m.diagnostics_not_applicable() : levelName(level);
}

export function scoreName({ mark, level }: ShownScore): string {
	return markName({ kind: level === null ? (mark === 'notApplicable' ? 'notApplicable' : 'dontKnow') : 'level', level });
}

const bands: Record<Band, { readonly label: () => string; readonly tone: Tone }> = {
	critical: { label: m.diagnostics_band_critical, tone: 'clay' },
	weak: { label: m.diagnostics_band_weak, tone: 'straw' },
	satisfactory: { label: m.diagnostics_band_satisfactory, tone: 'lake' },
	strong: { label: m.diagnostics_band_strong, tone: 'meadow' }
};

export function bandChip(band: Band): { label: string; tone: Tone } {
	const { label, tone } = bands[band];
	return { label: label(), tone };
}

const roles: Record<RespondentRole, () => string> = {
	head: m.diagnostics_role_head,
	board: m.diagnostics_role_board,
	accountant: m.diagnostics_role_accountant,
	staff: m.diagnostics_role_staff,
	volunteer: m.diagnostics_role_volunteer,
	member: m.diagnostics_role_member,
	beneficiary: m.diagnostics_role_beneficiary,
	partner: m.diagnostics_role_partner,
	other: m.diagnostics_role_other
};

export function roleLabel(role: RespondentRole): string {
	return roles[role]();
}

const languageNames = { ky: m.common_language_ky, ru: m.common_language_ru, en: m.common_language_en };

export function languageName(language: 'ky' | 'ru' | 'en'): string {
	return languageNames[language]();
}

const targetReasons: Record<TargetReason, () => string> = {
	agreed: m.diagnostics_target_because_agreed,
	notYetExpected: m.diagnostics_target_because_notYetExpected,
	young: m.diagnostics_target_because_young,
	veryFewStaff: m.diagnostics_target_because_veryFewStaff,
	usual: m.diagnostics_target_because_usual
};

export function targetReasonName(because: TargetReason): string {
	return targetReasons[because]();
}
