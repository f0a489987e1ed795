/** The list of profiles for those who work with them, and the way in for those who fill one in. */
import { dateInBishkek } from '#kernel/clock.ts';
import { daysBetween } from '#kernel/local-date.ts';
import { inLanguage } from '#kernel/localised.ts';
import type { ProgrammeId } from '#kernel/id.ts';
import { formatDate } from '#i18n/format.ts';
import { choicesOf } from '#questionnaires/definition.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import type { Context } from '#register/context.server.ts';
import { nameFor, type Organisation, ownName, sortNameFor } from '#register/read.server.ts';
import { needsConfirmation } from './profile.ts';
import type { ListPage, ListRow, OwnProfile } from './profile-view.ts';
import { profileCounts, profilesOf, profilesVisibleTo } from './read.server.ts';
import type { ProfileRow } from './store.server.ts';
import { profileStates } from './workflow.ts';

export const pageSize = 50;

export interface AskedList {
	readonly status: string | null;
	readonly region: string | null;
	readonly search: string | null;
	readonly after?: { readonly name: string; readonly id: string } | undefined;
}

/** One row more than a page shows, where there is one. */
export async function listPage(ctx: Context, programme: ProgrammeId | null, { status: askedStatus, region, search, after }: AskedList): Promise<ListPage> {
	const status = profileStates.find((state) => state === askedStatus);
	const filter = { status, region: region || undefined, search: search || undefined, after };
	const [rows, counts] = programme
		? await Promise.all([profilesVisibleTo(ctx.read, ctx.actor, programme, filter, pageSize + 1), profileCounts(ctx.read, ctx.actor, programme, filter)])
		: [[], {}];
	const regions = choicesOf({ vocabulary: 'regions' }, vocabularies()).map(({ value, label }) => ({ value, label: inLanguage(label, ctx.language) }));
	return {
		status: status ?? null,
		region: region ?? '',
		search: search ?? '',
		regions,
		counts,
		rows: rows.map(({ profile, organisation }) => listRow(ctx, programme!, profile, organisation, regions.find(({ value }) => value === organisation.region)?.label ?? ''))
	};
}

function listRow(ctx: Context, programme: ProgrammeId, profile: ProfileRow, organisation: Organisation, region: string): ListRow {
	const today = ctx.clock.today();
	const submitted = profile.submittedAt && dateInBishkek(profile.submittedAt);
	return {
		id: profile.id,
		name: nameFor(ctx.actor, programme, organisation, ctx.language),
		number: organisation.number,
		region,
		status: profile.status,
		expired: profile.status === 'confirmed' && needsConfirmation(profile.confirmedUntil, today),
		submittedOn: submitted && formatDate(submitted),
		daysWaiting: profile.status === 'submitted' && submitted ? daysBetween(submitted, today) : null,
		confirmedUntil: profile.confirmedUntil && formatDate(profile.confirmedUntil),
		place: { name: profile.status === 'submitted' && profile.submittedAt ? profile.submittedAt.toISOString() : sortNameFor(ctx.actor, programme, organisation), id: organisation.id }
	};
}

/** The organisations that the reader speaks for, each with its profile or none yet. */
export async function ownProfiles(ctx: Context): Promise<OwnProfile[]> {
	const rows = await profilesOf(ctx.read, ctx.actor.memberships.map(({ organisation }) => organisation));
	return rows.map(({ organisation, profile }) => ({
		organisation: organisation.id,
		name: ownName(organisation, ctx.language),
		number: organisation.number,
		profile: profile?.id ?? null,
		status: profile?.status ?? null
	}));
}
