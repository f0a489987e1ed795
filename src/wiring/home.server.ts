/** The home page: an organisation sees its journey, staff what waits for them, the longest waiting first. */
import { dateInBishkek } from '#kernel/clock.ts';
import { daysBetween } from '#kernel/local-date.ts';
import { inLanguage } from '#kernel/localised.ts';
import { formatDate } from '#i18n/format.ts';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { waitingFor as waitingInDiagnostics } from '#programme/diagnostics/read-waiting.server.ts';
import { maySeeBoard } from '#programme/planning/board.ts';
import { standingWord } from '#programme/planning/reminder-letter.ts';
import { remindersFor } from '#programme/planning/read-reminders.server.ts';
import { waitingFor as waitingInPlanning } from '#programme/planning/read-waiting.server.ts';
import { profilesInState } from '#programme/profiling/read.server.ts';
import { waitingFor as waitingInReporting } from '#programme/reporting/read-waiting.server.ts';
import { hasProgrammeRole } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { nameFor, type Organisation, organisationById, ownName } from '#register/read.server.ts';
import { journeyOf } from './journey.server.ts';

/** One thing that waits for the reader. */
interface Waiting {
	readonly key: string;
	/** Names the sentence: `common_waiting_<stage>_<kind>`. */
	readonly kind: string;
	readonly href: string;
	readonly organisation: Organisation;
	readonly since: Date;
}

export async function homeOf(ctx: Context, programme: ProgrammeId | null) {
	const own = ctx.actor.memberships[0]?.organisation;
	if (own) return { journey: await ownJourney(ctx, own), reminders: await ownReminders(ctx, own), waiting: [], board: false, homeless: false };
	const works = ctx.actor.programmeRoles.length > 0 || ctx.actor.isAdministrator;
	const board = programme !== null && maySeeBoard(ctx.actor, programme) === true;
	return { journey: null, reminders: null, waiting: programme ? await waitingShown(ctx, programme) : [], board, homeless: !works };
}

async function ownJourney(ctx: Context, own: OrganisationId) {
	const organisation = await organisationById(ctx.read, own);
	return { organisation: organisation ? `${ownName(organisation, ctx.language)} · ${organisation.number}` : '', ...(await journeyOf(ctx, own)) };
}

/** So many actions of the plan on the home page; the plan itself shows all. */
const reminded = 5;

async function ownReminders({ read, clock, language }: Context, own: OrganisationId) {
	const { shown, more } = await remindersFor(read, own, clock.today(), reminded);
	return {
		more,
		actions: shown.map(({ id, plan, title, due, standing }) => ({
			id, href: `/planning/${plan}/actions/${id}`, title: inLanguage(title, language), due: formatDate(due),
			standing: standingWord(standing, language), tone: standing === 'due' ? ('straw' as const) : standing === 'stale' ? ('neutral' as const) : ('clay' as const)
		}))
	};
}

async function waitingShown(ctx: Context, programme: ProgrammeId) {
	const { actor, language } = ctx;
	const today = ctx.clock.today();
	const catalogue = texts as unknown as Record<string, (words: object, options: { locale: typeof language }) => string>;
	const all = (await Promise.all([profiles(ctx, programme), diagnostics(ctx, programme), reports(ctx, programme), plans(ctx, programme)])).flat();
	return all.sort((a, b) => a.since.getTime() - b.since.getTime()).map(({ key, kind, href, organisation, since }) => ({
		key, href,
		title: catalogue[`common_waiting_${kind}`]?.({}, { locale: language }) ?? kind,
		organisation: `${nameFor(actor, programme, organisation, language)} · ${organisation.number}`,
		days: Math.max(0, daysBetween(dateInBishkek(since), today))
	}));
}

async function profiles({ read, actor }: Context, programme: ProgrammeId): Promise<Waiting[]> {
	if (!hasProgrammeRole(actor, programme, 'officer')) return [];
	const rows = await profilesInState(read, actor, programme, 'submitted');
	return rows.map(({ profile, organisation }) => ({
		key: profile.id, kind: 'profiling_submitted', href: `/profiling/${profile.id}`, organisation, since: profile.submittedAt ?? profile.createdAt
	}));
}

async function diagnostics({ read, actor }: Context, programme: ProgrammeId): Promise<Waiting[]> {
	const rows = await waitingInDiagnostics(read, actor, programme);
	return rows.map(({ case: of, organisation, kind, since }) => ({ key: `${of.id}-${kind}`, kind: `diagnostics_${kind}`, href: `/diagnostics/${of.id}`, organisation, since }));
}

async function reports({ read, actor, clock }: Context, programme: ProgrammeId): Promise<Waiting[]> {
	const rows = await waitingInReporting(read, actor, programme, clock.today());
	return rows.map(({ kind, case: of, report, organisation, since }) => ({
		key: `${of}-${kind}`, kind: `reporting_${kind}`, href: report ? `/reporting/${report.id}` : `/reporting?case=${of}`, organisation, since
	}));
}

async function plans({ read, actor, clock }: Context, programme: ProgrammeId): Promise<Waiting[]> {
	const rows = await waitingInPlanning(read, actor, programme, clock.today());
	return rows.map(({ kind, plan, case: of, organisation, since }) => ({
		key: `${of}-${kind}`, kind: `planning_${kind}`, href: plan ? `/planning/${plan.id}` : `/planning?case=${of}`, organisation, since
	}));
}
