import type { Language } from '#kernel/localised.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { ResultLayer } from './result.ts';
import type { ScoreWords } from './score-data.ts';

/** The words of the part of a scoring page that lives: they come with the page, in one language. Names in braces are filled in there. */
export function scoreWords(locale: Language, layer: ResultLayer): ScoreWords {
	const at = { locale };
	const isVerified = layer === 'verified';
	return {
		parameters: m.diagnostics_parameters({}, at),
		allIndicators: m.diagnostics_all_indicators({}, at),
		progress: m.diagnostics_progress_summary({ done: '{done}', of: '{of}', percent: '{percent}' }, at),
		unprovenCount: m.diagnostics_unproven_count({ count: '{count}' }, at),
		somethingMissing: m.diagnostics_something_missing({}, at),
		unproven: m.diagnostics_unproven({}, at),
		fallen: m.diagnostics_fallen({}, at),
		which: isVerified ? m.diagnostics_which_verified({}, at) : m.diagnostics_which_agreed({}, at),
		lowerOfTwo: m.diagnostics_lower_of_two({}, at),
		required: m.common_required_mark({}, at),
		levels: [m.diagnostics_level_1({}, at), m.diagnostics_level_2({}, at), m.diagnostics_level_3({}, at), m.diagnostics_level_4({}, at)],
		marks: { notApplicable: m.diagnostics_not_applicable({}, at), dontKnow: m.diagnostics_dont_know({}, at), none: m.diagnostics_no_score({}, at) },
		notApplicable: m.diagnostics_not_applicable_choice({}, at),
		dontKnow: isVerified ? m.diagnostics_cannot_tell({}, at) : m.diagnostics_dont_know_choice({}, at),
		whyNotApplicable: m.diagnostics_why_not_applicable({}, at),
		why: isVerified ? m.diagnostics_why_verified({}, at) : m.diagnostics_why_agreed({}, at),
		whyHint: isVerified ? m.diagnostics_why_verified_hint({}, at) : null,
		take: m.diagnostics_take_agreed({ name: '{name}' }, at),
		saveAndNext: m.diagnostics_save_and_next({}, at),
		save: m.common_save({}, at),
		previous: m.diagnostics_previous({}, at),
		saving: m.common_saving({}, at),
		savedAt: m.common_saved_at({ time: '{time}' }, at),
		onDevice: m.diagnostics_kept_on_device({}, at),
		waiting: m.diagnostics_no_connection({}, at),
		notSaved: m.diagnostics_not_saved({}, at),
		elsewhere: m.diagnostics_waiting_elsewhere({}, at),
		conflict: m.diagnostics_conflict({}, at),
		conflictText: m.diagnostics_conflict_text({}, at),
		conflictTheirs: m.diagnostics_conflict_theirs({ name: '{name}', time: '{time}' }, at),
		conflictMine: m.diagnostics_conflict_mine({}, at),
		keepTheirs: m.diagnostics_conflict_keep_theirs({}, at),
		writeMine: m.diagnostics_conflict_write_mine({}, at)
	};
}
