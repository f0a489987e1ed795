/** Loads the facts of an organisation's journey from the stages, and puts it into words in the reader's language. */
import type { OrganisationId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import { formatDate } from '#i18n/format.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { latestCases } from '#programme/diagnostics/read.server.ts';
import { plansOf } from '#programme/planning/read.server.ts';
import { needsConfirmation } from '#programme/profiling/profile.ts';
import { profileProgress, profileStatus } from '#programme/profiling/read.server.ts';
import { reportOfCase } from '#programme/reporting/read.server.ts';
import { shownToOrganisation } from '#programme/reporting/workflow.ts';
import type { Context } from '#register/context.server.ts';
import { journey, type JourneyFacts, type JourneyStep, nextStep } from './journey.ts';

type Words = Record<string, string | number>;
type Text = (words: Words, options: { locale: Language }) => string;

function say(key: string, words: Words, locale: Language): string {
	const text = (texts as unknown as Record<string, Text | undefined>)[`common_journey_${key}`];
	return text ? text(words, { locale }) : '';
}

async function gather(ctx: Context, organisation: OrganisationId) {
	const [profile, cases] = await Promise.all([profileStatus(ctx.read, organisation), latestCases(ctx.read, [organisation])]);
	const latest = cases.get(organisation);
	const [written, plans, progress] = await Promise.all([
		latest && reportOfCase(ctx.read, latest.id),
		plansOf(ctx.read, organisation),
		profile?.status === 'draft' ? profileProgress(ctx.read, profile.id, ctx.clock.today()) : null
	]);
	const report = written && shownToOrganisation.includes(written.status) ? written : undefined;
	return { profile, latest, report, plan: plans.find((plan) => plan.caseId === latest?.id), progress };
}

type Gathered = Awaited<ReturnType<typeof gather>>;

function factsOf({ profile, latest, report, plan }: Gathered, ctx: Context): JourneyFacts {
	const today = ctx.clock.today();
	return {
		today,
		profile: profile ? { id: profile.id, status: profile.status, isValid: !needsConfirmation(profile.confirmedUntil, today) } : null,
		diagnostics: latest && latest.status !== 'withdrawn' ? { id: latest.id, status: latest.status, round: latest.round } : null,
		report: report ? { id: report.id, status: report.status, replied: report.reply !== null } : null,
		plan: plan ? { id: plan.id, status: plan.state } : null
	};
}

/** What the sentences mention, by step. */
function wordsOf({ profile, latest, report, progress }: Gathered): Words {
	const day = (date: string | null | undefined) => (date ? formatDate(date) : '');
	return {
		answered: progress?.answered ?? 0,
		required: progress?.required ?? 0,
		place: latest?.place ?? '',
		profileDate: profile?.status === 'submitted' ? day(profile.submittedAt && dateInBishkek(profile.submittedAt)) : day(profile?.confirmedUntil),
		diagnosticsDate: day(latest?.status === 'requested' ? dateInBishkek(latest.requestedAt) : latest?.scheduledOn),
		reportDate: day(report?.replyUntil)
	};
}

function addressOf(step: JourneyStep, facts: JourneyFacts, organisation: OrganisationId): string | undefined {
	switch (step.key) {
		case 'profile':
			return facts.profile ? `/profiling/${facts.profile.id}` : '/profiling';
		case 'diagnostics':
			return facts.diagnostics ? `/diagnostics/${facts.diagnostics.id}` : step.acts ? `/diagnostics/request?organisation=${organisation}` : undefined;
		case 'report':
			return facts.report ? `/reporting/${facts.report.id}` : undefined;
		case 'plan':
			return facts.plan && facts.plan.status !== 'draft' ? `/planning/${facts.plan.id}` : undefined;
	}
}

/** The journey as the page shows it. */
export async function journeyOf(ctx: Context, organisation: OrganisationId) {
	const gathered = await gather(ctx, organisation);
	const facts = factsOf(gathered, ctx);
	const steps = journey(facts);
	const words = wordsOf(gathered);
	const sentence = (step: JourneyStep, part: string) => {
		const date = words[`${step.key}Date`] ?? '';
		return say(`${step.key}_${step.situation}${part}`, { ...words, date }, ctx.language);
	};
	const next = nextStep(steps);
	return {
		next: next && {
			title: sentence(next, '_title') || say(next.key, {}, ctx.language),
			text: sentence(next, '_text') || sentence(next, ''),
			button: next.acts ? sentence(next, '_button') : '',
			href: addressOf(next, facts, organisation) ?? ''
		},
		steps: steps.map((step, index) => ({
			number: index + 1,
			title: say(step.key, {}, ctx.language),
			state: step.state,
			href: addressOf(step, facts, organisation),
			text: sentence(step, '_text') || sentence(step, '') || undefined,
			chips: step.key === 'diagnostics' && facts.diagnostics ? [{ label: say('round', { round: facts.diagnostics.round }, ctx.language), tone: 'neutral' as const }] : []
		}))
	};
}
