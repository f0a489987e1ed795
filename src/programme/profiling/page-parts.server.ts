/** What all pages of a profile show: whose it is, how far it has come, what this reader may do with it. */
import { dateInBishkek } from '#kernel/clock.ts';
import { inLanguage } from '#kernel/localised.ts';
import { found } from '#kernel/problem.ts';
import { actsPermitted } from '#kernel/workflow.ts';
import { formatDate } from '#i18n/format.ts';
import { choicesOf } from '#questionnaires/definition.ts';
import { isComplete, percentOf, progress } from '#questionnaires/progress.ts';
import type { Response } from '#questionnaires/read.server.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import { hasRoleTowards, rolesTowards } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { nameFor, organisationById } from '#register/read.server.ts';
import { mayEditProfile } from './policy.ts';
import { needsConfirmation } from './profile.ts';
import type { ProfileHead, ProgressView } from './profile-view.ts';
import { belonging, type ProfileRow } from './store.server.ts';
import { isEditable, profileWorkflow } from './workflow.ts';

export async function headOf(ctx: Context, row: ProfileRow): Promise<ProfileHead> {
	const organisation = found(await organisationById(ctx.read, row.organisationId));
	const region = choicesOf({ vocabulary: 'regions' }, vocabularies()).find(({ value }) => value === organisation.region);
	const record = belonging(row);
	const acts = actsPermitted(profileWorkflow, row.status, rolesTowards(ctx.actor, record));
	return {
		id: row.id,
		organisation: { id: organisation.id, name: nameFor(ctx.actor, row.programmeId, organisation, ctx.language), number: organisation.number, region: inLanguage(region?.label, ctx.language) },
		status: row.status,
		expired: row.status === 'confirmed' && needsConfirmation(row.confirmedUntil, ctx.clock.today()),
		submittedOn: row.submittedAt && formatDate(dateInBishkek(row.submittedAt)),
		confirmedUntil: row.confirmedUntil && formatDate(row.confirmedUntil),
		abilities: {
			edit: mayEditProfile(ctx.actor, record) === true && isEditable(row.status),
			submit: acts.includes('submit'),
			confirm: acts.includes('confirm'),
			return: acts.includes('return'),
			reopen: acts.includes('reopen')
		},
		isOwn: hasRoleTowards(ctx.actor, record, 'head', 'member')
	};
}

export function progressOf(ctx: Context, row: ProfileRow, { definition, answers }: Response): ProgressView {
	const whole = progress(definition, answers, { today: ctx.clock.today(), vocabularies: vocabularies() });
	const returned = new Set(row.status === 'returned' ? row.returnedReasons.map(({ question }) => question) : []);
	const sections = definition.sections.filter(({ id }) => whole.sections.some(({ section }) => section === id));
	return {
		required: whole.required,
		answered: whole.answered,
		percent: percentOf(whole),
		complete: isComplete(whole),
		sections: sections.map((section, place) => {
			const counted = whole.sections.find((candidate) => candidate.section === section.id)!;
			return {
				id: section.id,
				title: inLanguage(section.title, ctx.language),
				href: sectionPath(row.id, section.id),
				number: place + 1,
				required: counted.required,
				answered: counted.answered,
				problems: counted.problems,
				returned: section.questions.filter(({ id }) => returned.has(id)).length
			};
		})
	};
}

export function sectionPath(profile: string, section: string): string {
	return `/profiling/${profile}/${section}`;
}

/** The place of a question on its page. */
export function questionPath(profile: string, section: string, question: string): string {
	return `${sectionPath(profile, section)}#${question}`;
}
