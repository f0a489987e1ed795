import type { Language } from '#kernel/localised.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { FormTexts } from './form-texts.ts';

/** Texts with a `{name}` in them are filled in by the page. */
export function formTexts(locale: Language): FormTexts {
	const at = { locale };
	return {
		yes: m.common_yes({}, at),
		no: m.common_no({}, at),
		required: m.common_required_mark({}, at),
		optional: m.common_optional({}, at),
		choose: m.common_choose({}, at),
		noAnswer: m.questionnaires_no_answer({}, at),
		purpose: m.questionnaires_purpose({}, at),
		languages: { ky: m.common_language_ky({}, at), ru: m.common_language_ru({}, at), en: m.common_language_en({}, at) },
		currency: m.questionnaires_currency({}, at),
		datePlaceholder: m.questionnaires_date_parts({}, at),
		atMost: m.questionnaires_at_most({ max: '{max}' }, at),
		chooseFile: m.questionnaires_choose_file({}, at),
		fileHint: m.questionnaires_file_hint({}, at),
		removeFile: m.questionnaires_remove_file({}, at),
		addRow: m.questionnaires_add_row({}, at),
		removeRow: m.questionnaires_remove_row({ row: '{row}' }, at),
		removeThisRow: m.common_remove({}, at),
		rowNumber: m.questionnaires_row_number({ number: '{number}' }, at),
		rowsFull: m.questionnaires_rows_full({ max: '{max}' }, at),
		returned: m.questionnaires_returned({}, at),
		conflictTitle: m.questionnaires_conflict_title({}, at),
		conflictTheirs: m.questionnaires_conflict_theirs({ author: '{author}', at: '{at}' }, at),
		conflictMine: m.questionnaires_conflict_mine({}, at),
		keepTheirs: m.questionnaires_keep_theirs({}, at),
		keepMine: m.questionnaires_keep_mine({}, at),
		noneGiven: m.questionnaires_none_given({}, at),
		saving: m.common_saving({}, at),
		saved: m.common_saved({}, at),
		savedAt: m.common_saved_at({ time: '{time}' }, at),
		onDevice: m.common_saved_on_device({}, at),
		waiting: m.common_waiting_to_send({ count: '{count}' }, at),
		waitingFiles: m.questionnaires_waiting_files({}, at),
		notSaved: m.questionnaires_not_saved({}, at),
		save: m.common_save({}, at),
		saveAndNext: m.questionnaires_save_and_next({}, at),
		problems: m.common_problem_summary({}, at)
	};
}
