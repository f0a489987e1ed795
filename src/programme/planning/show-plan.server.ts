/** What the pages of a plan show: read once, put into the reader's words. */
import { m } from '#i18n/paraglide/messages.js';
import { formatDate } from '#i18n/format.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import type { ProgrammeId } from '#kernel/id.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import type { Context } from '#register/context.server.ts';
import { nameFor } from '#register/read.server.ts';
import { gatherPlan, type GatheredPlan } from './gather-plan.server.ts';
import { impactPicture, pointsShown } from './impact-picture.ts';
import { actionRow, isOverdue, objectiveView, weightsText, type Reader } from './plan-view.ts';
import { abilitiesIn, actsOnAction, mayLiftLimit } from './policy.ts';
import { planById, successorOf, withOpenPlan } from './read.server.ts';
import type { Waiting } from './read-waiting.server.ts';
import { type Concern, concerns, type Hindrance, lacking, overloads } from './readiness.ts';
import { limitOf } from './schedule.ts';
import type { Deed, PlanHead, StoredPlan } from './stored-plan.ts';
import { type ActionAct, type ActionState, actionStates, type PlanState } from './workflow.ts';
import { mayVote } from './vote.ts';
import { mayReportOnMany } from './work.ts';
import { actionStateWord, factorMeaning, factorWord, planStateSentence, planStateWord } from './words.ts';

export const planViews = ['areas', 'order', 'board'] as const;
export type PlanView = (typeof planViews)[number];

/** What stands above every page of a plan. */
export type PlanTop = ReturnType<typeof topOf>;

export function topOf({ plan, organisation, people, name }: GatheredPlan, { language }: Context) {
	const { state, reason, stateBy, since, revised } = plan;
	return {
		id: plan.id,
		state,
		stateWord: planStateWord(state, language),
		tone: toneOf(state),
		sentence: planStateSentence(state, language),
		returned: reason === null ? null : { by: m.planning_returned_by({ who: people.get(stateBy)?.name ?? '', date: dayOf(since) }, { locale: language }), reason },
		revised: revised && { by: m.planning_revised_by({ who: people.get(revised.by)?.name ?? '', date: dayOf(revised.at) }, { locale: language }), reason: revised.reason },
		organisation: { id: organisation.id as string, name, number: organisation.number },
		period: `${formatDate(plan.start)} – ${formatDate(plan.end)}`,
		goal: inLanguage(plan.goal, language),
		revision: plan.revision
	};
}

export function toneOf(state: PlanState): 'neutral' | 'lake' | 'straw' | 'meadow' {
	const tones = { draft: 'neutral', csoReview: 'straw', programmeReview: 'straw', active: 'meadow', underRevision: 'straw', closed: 'neutral' } as const;
	return tones[state];
}

/** In a plan in force: claims for those who check them, and for the organisation what is overdue or came back. */
function todoOf({ actor, language: locale }: Context, plan: StoredPlan, { today }: Reader): string | null {
	const actsOn = (act: ActionAct) => plan.actions.filter((action) => actsOnAction(actor, plan, action.status).includes(act));
	const claims = actsOn('verify').length;
	if (claims > 0) return m.planning_todo_verify({ count: claims }, { locale });
	const late = actsOn('block').filter((action) => action.status === 'returned' || isOverdue(action, today)).length;
	return late > 0 ? m.planning_todo_work({ count: late }, { locale }) : null;
}

export function dayOf(at: Date): string {
	return formatDate(dateInBishkek(at));
}

export function readerOf({ instrument, latest }: GatheredPlan, { language, clock }: Context): Reader {
	return { instrument, language, today: clock.today(), levels: latest?.levels };
}

/** What else there is to see and do around a plan, for those who may. */
function linksOf({ actor, language: locale }: Context, plan: StoredPlan) {
	const { revise, abandon, close } = abilitiesIn(actor, plan);
	const to = (page: string, label: string, offered: boolean) => (offered ? [{ href: `/planning/${plan.id}/${page}`, label }] : []);
	return [
		...to('many', m.planning_many({}, { locale }), mayReportOnMany(actor, plan) === true),
		...to('progress', m.planning_progress_report({}, { locale }), plan.approved !== null),
		...to('versions', m.planning_versions({}, { locale }), plan.approved !== null),
		...to('vote', m.planning_vote({}, { locale }), mayVote(actor, plan) === true || plan.voteClosed !== null),
		...to('limit', m.planning_limit({}, { locale }), mayLiftLimit(actor, plan) === true),
		...to('revision', revise ? m.planning_revise({}, { locale }) : m.planning_revision({}, { locale }), revise || abandon || close)
	];
}

export async function showPlan(ctx: Context, id: string, view: PlanView) {
	const gathered = await gatherPlan(ctx, id);
	const { plan, organisation, people } = gathered;
	const reader = readerOf(gathered, ctx);
	const abilities = abilitiesIn(ctx.actor, plan);
	const row = (action: StoredPlan['actions'][number]) => actionRow(action, plan.weights, reader);
	const dated = plan.actions.filter(({ start }) => start !== null);
	return {
		view, abilities,
		top: topOf(gathered, ctx),
		inForce: plan.approved !== null,
		todo: todoOf(ctx, plan, reader),
		facts: [...factsOf(gathered, ctx.language), ...(await neighbours(ctx, plan))],
		links: linksOf(ctx, plan),
		concerns: abilities.edit || abilities.send || abilities.agree ? concerns(plan, organisation.paidStaff).map((concern) => concernText(concern, ctx.language)) : [],
		objectives: view === 'areas' ? plan.objectives.map((objective) => objectiveView(objective, plan, reader)) : [],
		rows: view === 'order' ? dated.map(row) : [],
		later: view === 'areas' ? [] : plan.actions.filter(({ start }) => start === null).map(row),
		board: view === 'board' ? boardOf(dated.map(row), ctx.language) : [],
		removed: plan.removedActions.map((action) => ({ id: action.id, title: inLanguage(action.title, ctx.language), why: removedText(action.removed, people, ctx.language) })),
		picture: dated.length > 0 ? { wide: impactPicture(dated, plan.weights, ctx.language, 640), narrow: impactPicture(dated, plan.weights, ctx.language, 340) } : null,
		pictured: Math.min(dated.length, pointsShown),
		formula: formulaOf(plan, ctx.language)
	};
}

/** States in which an action needs somebody's hand, the most pressing first. */
const pressing = ['returned', 'blocked', 'done'] as const satisfies readonly ActionState[];

/** Columns of the board: what needs somebody's hand, then the rest in the order in which work goes; empty ones left out. */
function boardOf(rows: readonly ReturnType<typeof actionRow>[], language: Language) {
	const order = [...pressing, ...actionStates.filter((state) => !pressing.some((one) => one === state))];
	return order.flatMap((status) => {
		const mine = rows.filter((row) => row.status === status).sort((a, b) => Number(b.overdue) - Number(a.overdue) || a.rank - b.rank);
		return mine.length > 0 ? [{ status, word: actionStateWord(status, language), rows: mine }] : [];
	});
}

function removedText(removed: (Deed & { readonly reason: string }) | null, people: GatheredPlan['people'], locale: Language): string {
	return removed ? m.planning_removed_by({ who: people.get(removed.by)?.name ?? '', date: dayOf(removed.at), reason: removed.reason }, { locale }) : '';
}

function formulaOf({ weights, voteClosed }: StoredPlan, language: Language) {
	const factors = ['importance', 'urgency', 'ease', 'gap'] as const;
	return { text: weightsText(weights, language), vote: voteClosed ? m.planning_how_priority_vote({}, { locale: language }) : '', factors: factors.map((factor) => ({ name: factorWord(factor, language), meaning: factorMeaning(factor, language) })) };
}

/** Ranks named in a sentence before it says how many more there are. */
const namedRanks = 6;

export function concernText(concern: Concern, locale: Language): string {
	const options = { locale };
	if (concern.kind === 'tooMuchAtOnce') return m.planning_concern_tooMuchAtOnce({ quarter: concern.quarter, active: concern.active, limit: concern.limit }, options);
	const ranks = concern.actions.slice(0, namedRanks).map(({ rank }) => rank).join(', ');
	const more = concern.actions.length - namedRanks;
	const actions = more > 0 ? m.planning_numbers_more({ ranks, more }, options) : m.planning_numbers({ ranks }, options);
	const texts = {
		criticalWithoutDates: m.planning_concern_criticalWithoutDates,
		withoutResponsible: m.planning_concern_withoutResponsible,
		outsidePeriod: m.planning_concern_outsidePeriod
	};
	return texts[concern.kind]({ actions }, options);
}

/** How much at once, and by whose decision where it is more than the size suggests. */
export function limitText(plan: StoredPlan, paidStaff: number | null, who: string, locale: Language): string {
	const limit = limitOf(plan, paidStaff);
	if (limit === null) return '';
	if (!plan.limit) return m.planning_limit_by_size({ limit }, { locale });
	return m.planning_limit_lifted({ limit, who, date: dayOf(plan.limit.at), reason: plan.limit.reason }, { locale });
}

function factsOf({ plan, people, participants, name, organisation, mayOpenReport }: GatheredPlan, locale: Language) {
	const options = { locale };
	const deed = ({ by, at }: Deed) => `${people.get(by)?.name ?? ''}, ${dayOf(at)}`;
	const board = plan.agreed?.boardNoted ? m.planning_board_yes({}, options) : m.planning_board_no({}, options);
	return [
		{ label: m.planning_organisation({}, options), value: `${name} · ${organisation.number}`, href: `/organisations/${plan.organisation}` },
		{ label: m.planning_from_report({}, options), value: m.planning_from_report_text({ version: plan.report.version }, options), ...(mayOpenReport && { href: `/reporting/${plan.report.id}` }) },
		{ label: m.planning_period({}, options), value: `${formatDate(plan.start)} – ${formatDate(plan.end)}` },
		{ label: m.planning_people({}, options), value: participants.map((group) => `${inLanguage(group.name, locale)}: ${group.total}`).join(' · ') },
		{ label: m.planning_limit({}, options), value: limitText(plan, organisation.paidStaff, people.get(plan.limit?.by ?? plan.created.by)?.name ?? '', locale) },
		{ label: m.planning_drafted_by({}, options), value: deed(plan.created) },
		{ label: m.planning_agreed_by({}, options), value: plan.agreed ? `${deed(plan.agreed)}; ${board}` : '' },
		{ label: m.planning_approved_by({}, options), value: plan.approved ? deed(plan.approved) : '' }
	];
}

/** The plans before and after it. */
async function neighbours({ read, language: locale }: Context, plan: StoredPlan) {
	const [before, after] = await Promise.all([plan.follows ? planById(read, plan.follows) : undefined, successorOf(read, plan.id)]);
	const fact = (label: string, of: PlanHead | undefined) => (of ? [{ label, value: `${formatDate(of.start)} – ${formatDate(of.end)}`, href: `/planning/${of.id}` }] : []);
	return [...fact(m.planning_plan_before({}, { locale }), before), ...fact(m.planning_plan_after({}, { locale }), after)];
}

/** The page on which people put their name to the plan or give it back. */
export async function showAgreement(ctx: Context, id: string) {
	const gathered = await gatherPlan(ctx, id);
	const { plan, organisation } = gathered;
	return {
		top: topOf(gathered, ctx),
		abilities: abilitiesIn(ctx.actor, plan),
		lacks: [...lacking(plan), ...(overloads(plan, organisation.paidStaff).length > 0 ? ['room'] : [])] as readonly Hindrance[],
		lifts: mayLiftLimit(ctx.actor, plan) === true,
		concerns: concerns(plan, organisation.paidStaff).map((concern) => concernText(concern, ctx.language)),
		counts: {
			objectives: plan.objectives.length,
			actions: plan.actions.filter(({ start }) => start !== null).length,
			later: plan.actions.filter(({ start }) => start === null).length
		}
	};
}

/** What the list offers to draft: organisations whose issued report waits for a plan. */
export async function showUnplanned({ read, actor, language }: Context, programme: ProgrammeId, waiting: readonly Pick<Waiting, 'case' | 'organisation' | 'since'>[]) {
	const goesOn = await withOpenPlan(read, programme, waiting.map(({ organisation }) => organisation.id));
	return waiting.map(({ case: caseId, organisation, since }) => ({
		case: caseId, name: nameFor(actor, programme, organisation, language), number: organisation.number, issued: dayOf(since),
		/** There is a plan of an earlier round: the draft asks what of it goes on. */
		follows: goesOn.has(organisation.id)
	}));
}
