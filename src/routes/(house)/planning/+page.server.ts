import { redirect } from '@sveltejs/kit';
import { isId, newId } from '#kernel/id.ts';
import { formatDate } from '#i18n/format.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import { maySeeBoard } from '#programme/planning/board.ts';
import { draftPlan } from '#programme/planning/draft-plan.server.ts';
import { draftPlan as schema, planFilter } from '#programme/planning/input.ts';
import { planOfCase, plansOf, plansVisibleTo } from '#programme/planning/read.server.ts';
import { toBeDrafted } from '#programme/planning/read-waiting.server.ts';
import { showUnplanned, toneOf } from '#programme/planning/show-plan.server.ts';
import { planStateWord } from '#programme/planning/words.ts';
import { planStates } from '#programme/planning/workflow.ts';
import { ownOrganisation } from '#register/policy.ts';
import { nameFor, sortNameFor } from '#register/read.server.ts';
import { choicesOf } from '#wiring/choices.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { nextPage, placeFrom } from '#wiring/keyset.ts';

const pageSize = 50;

/** Staff see all plans of the programme; an organisation goes straight to its own where it has one. */
export async function load(event) {
	const { url, locals } = event;
	return reading(event, async (ctx) => {
		const own = ownOrganisation(ctx.actor);
		const ownPlans = own ? await plansOf(ctx.read, own) : [];
		if (own && ownPlans.length === 1) redirect(303, `/planning/${ownPlans[0]!.id}`);
		const wanted = url.searchParams.get('case') ?? '';
		const known = isId(wanted) ? await planOfCase(ctx.read, wanted) : undefined;
		if (known) redirect(303, `/planning/${known.id}`);
		const { language, actor } = ctx;
		const programme = locals.programme;
		const filter = planFilter.parse({ status: url.searchParams.get('status') ?? undefined, region: url.searchParams.get('region') ?? undefined });
		const rows = programme ? await plansVisibleTo(ctx.read, actor, programme, { ...filter, after: placeFrom(url.searchParams) }, ctx.clock.today(), pageSize + 1) : [];
		return {
			command: newId(),
			isOwn: own !== undefined,
			board: programme !== null && maySeeBoard(actor, programme) === true,
			wanted,
			unplanned: programme && !own ? await showUnplanned(ctx, programme, await toBeDrafted(ctx.read, actor, programme)) : [],
			status: filter.status ?? '',
			region: filter.region ?? '',
			statuses: planStates.map((value) => ({ value: value as string, label: planStateWord(value, language) })),
			regions: choicesOf(vocabularies(), 'regions', language),
			next: nextPage(url, rows, pageSize, ({ plan, organisation }) => ({ name: sortNameFor(actor, plan.programme, organisation), id: plan.id })),
			rows: rows.slice(0, pageSize).map(({ plan, organisation, progress }) => ({
				id: plan.id,
				organisation: nameFor(actor, plan.programme, organisation, language),
				number: organisation.number,
				stateWord: planStateWord(plan.state, language),
				tone: toneOf(plan.state),
				period: `${formatDate(plan.start)} – ${formatDate(plan.end)}`,
				verified: plan.approved ? `${progress.verified} / ${progress.actions}` : '—',
				done: progress.done,
				overdue: plan.approved && plan.state !== 'closed' ? progress.overdue : 0
			}))
		};
	});
}

export const actions = {
	draft: (event) => acting(event, schema, draftPlan, { then: (plan) => `/planning/${plan}` })
};
