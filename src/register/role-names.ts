import { m } from '#i18n/paraglide/messages.js';

/** What each role is called, in the reader's language. */
export function roleNames(): Readonly<Record<string, string>> {
	return {
		head: m.register_role_head(), member: m.register_role_member(), officer: m.register_role_officer(), assessor: m.register_role_assessor(),
		leadAssessor: m.register_role_leadAssessor(), trainer: m.register_role_trainer(), consultant: m.register_role_consultant(),
		reviewer: m.register_role_reviewer(), evaluator: m.register_role_evaluator(), donor: m.register_role_donor(),
		auditor: m.register_role_auditor(), administrator: m.register_role_administrator()
	};
}
