import { m } from '#i18n/paraglide/messages.js';
import type { Language, Trilingual } from '#kernel/localised.ts';
import type { ParticipantRole } from './case.ts';

const names: Record<ParticipantRole, (locale: Language) => string> = {
	head: (locale) => m.diagnostics_role_head({}, { locale }),
	board: (locale) => m.diagnostics_role_board({}, { locale }),
	accountant: (locale) => m.diagnostics_role_accountant({}, { locale }),
	staff: (locale) => m.diagnostics_role_staff({}, { locale }),
	volunteer: (locale) => m.diagnostics_role_volunteer({}, { locale }),
	member: (locale) => m.diagnostics_role_member({}, { locale }),
	beneficiary: (locale) => m.diagnostics_role_beneficiary({}, { locale }),
	other: (locale) => m.diagnostics_role_other({}, { locale })
};

/** What a participant's role is called, for pages and for the report. */
export function roleName(role: ParticipantRole): Trilingual {
	return { ky: names[role]('ky'), ru: names[role]('ru'), en: names[role]('en') };
}
