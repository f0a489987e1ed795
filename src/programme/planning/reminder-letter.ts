/** The letter that reminds one person of everything at once, in their language; plain text for a phone. */
import { m } from '#i18n/paraglide/messages.js';
import { formatDate } from '#i18n/format.ts';
import type { OrganisationId } from '#kernel/id.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import { type RemindedAction, type RemindedStanding, remindedStandings } from './reminder.ts';

type Heading = (inputs: Record<never, never>, options: { locale: Language }) => string;

const headings: Readonly<Record<RemindedStanding, Heading>> = {
	returned: m.planning_reminder_returned,
	overdue: m.planning_reminder_overdue,
	due: m.planning_reminder_due,
	stale: m.planning_reminder_stale
};

export function standingWord(standing: RemindedStanding, locale: Language): string {
	return headings[standing]({}, { locale });
}

/** Named under one heading before the letter says how many more there are. */
const named = 8;

export interface LetterSource {
	readonly name: string;
	readonly language: Language;
	readonly actions: readonly RemindedAction[];
	readonly organisationName: (id: OrganisationId) => string;
	/** Of the installation, without a slash at the end. */
	readonly address: string;
	readonly stop: string;
}

export function reminderLetter({ name, language: locale, actions, organisationName, address, stop }: LetterSource): { subject: string; body: string } {
	const organisations = [...new Set(actions.map(({ organisation }) => organisation))];
	const parts = organisations.map((organisation) => {
		const mine = actions.filter((action) => action.organisation === organisation);
		const groups = remindedStandings.map((standing) => group(standing, mine.filter((action) => action.standing === standing), locale)).filter((text) => text !== '');
		return [organisationName(organisation), ...groups].join('\n\n');
	});
	return {
		subject: m.planning_reminder_subject({ count: actions.length }, { locale }),
		body: [m.planning_reminder_greeting({ name }, { locale }), ...parts, `${address}/planning`, `${m.planning_reminder_how_often({}, { locale })}\n${stop}`].join('\n\n') + '\n'
	};
}

function group(standing: RemindedStanding, actions: readonly RemindedAction[], locale: Language): string {
	if (actions.length === 0) return '';
	const lines = actions.slice(0, named).map(({ title, due }) => `— ${m.planning_reminder_line({ title: inLanguage(title, locale), date: formatDate(due) }, { locale })}`);
	const more = actions.length - named;
	return [`${standingWord(standing, locale)}:`, ...lines, ...(more > 0 ? [`— ${m.planning_reminder_more({ count: more }, { locale })}`] : [])].join('\n');
}
