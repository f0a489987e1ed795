/**
 * A plan as it is printed: complete, in one language, every word and figure written out. The paper is made from this and from
 * nothing else; it is plain data and survives a round trip through JSON.
 */
import { m } from '#i18n/paraglide/messages.js';
import { formatDate, formatNumber } from '#i18n/format.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { inLanguage, type Language, type Localised } from '#kernel/localised.ts';
import { type Money, totals } from '#kernel/money.ts';
import type { Instrument, Level } from '#programme/diagnostics/instrument.ts';
import { datesText, indicatorName, moneyText, stepText, weightsText } from './plan-view.ts';
import type { StoredAction, StoredObjective, StoredPlan } from './stored-plan.ts';
import { actionStateWord, fundingWord, planStateWord, typeWord } from './words.ts';

export interface PlanSource {
	readonly plan: StoredPlan;
	readonly organisation: { readonly name: string; readonly number: string; readonly region: Localised };
	readonly programme: Localised;
	readonly instrument: Instrument;
	readonly diagnostics: {
		readonly round: number;
		readonly on: LocalDate | null;
		readonly women: number;
		readonly men: number;
	};
	/** Names of those who drafted, agreed, approved and let more be done at once; '' for who has not. */
	readonly names: { readonly drafted: string; readonly agreed: string; readonly approved: string; readonly lifted: string };
	/** What currencies are called. */
	readonly currencies: Readonly<Record<string, Localised>>;
}

export interface PlanDocument {
	readonly language: Language;
	readonly title: string;
	readonly organisation: string;
	readonly number: string;
	readonly programme: string;
	/** Said on every page while the plan is not in force. */
	readonly notInForce: string | null;
	/** Of the plan, not of the moment of printing. */
	readonly date: LocalDate;
	readonly facts: readonly { readonly label: string; readonly text: string }[];
	readonly goal: string;
	readonly objectives: readonly PrintedObjective[];
	readonly actions: readonly PrintedAction[];
	readonly later: readonly { readonly rank: number; readonly title: string; readonly step: string }[];
	/** Per currency; '' when nothing costs anything. */
	readonly cost: string;
	readonly priorityNote: string;
	readonly signatures: readonly { readonly heading: string; readonly record: string }[];
	readonly labels: ReturnType<typeof labelsIn>;
}

export interface PrintedObjective {
	readonly title: string;
	readonly ownPriority: boolean;
	readonly why: string;
	readonly voices: string;
	readonly targets: readonly { readonly code: string; readonly name: string; readonly current: Level; readonly desired: Level; readonly statement: string }[];
}

export interface PrintedAction {
	readonly rank: number;
	readonly title: string;
	readonly critical: boolean;
	/** That the organisation's people chose it, or ''. */
	readonly chosen: string;
	readonly step: string;
	readonly type: string;
	readonly description: string;
	readonly output: string;
	readonly means: string;
	readonly responsible: string;
	readonly supporter: string;
	readonly dates: string;
	readonly cost: string;
	readonly priority: string;
	/** Only while work goes on. */
	readonly status: string;
}

export function planDocument(source: PlanSource, language: Language): PlanDocument {
	const { plan, organisation, programme } = source;
	const locale = { locale: language };
	const dated = plan.actions.filter(({ start }) => start !== null);
	return {
		language,
		title: m.planning_paper_title({}, locale),
		organisation: organisation.name,
		number: organisation.number,
		programme: inLanguage(programme, language),
		notInForce: notInForce(plan, language),
		date: dateInBishkek((plan.approved ?? plan.agreed ?? plan.changed).at),
		facts: factsOf(source, language),
		goal: inLanguage(plan.goal, language) || m.planning_goal_missing({}, locale),
		objectives: plan.objectives.map((objective) => printedObjective(objective, source.instrument, language)),
		actions: dated.map((action) => printedAction(action, source, language)),
		later: plan.actions.filter(({ start }) => start === null).map((action) => ({ rank: action.rank, title: inLanguage(action.title, language), step: stepText(action) })),
		cost: costOf(dated, source, language),
		priorityNote: m.planning_paper_priority_note({ formula: weightsText(plan.weights, language) }, locale),
		signatures: signaturesOf(source, language),
		labels: labelsIn(language)
	};
}

function notInForce({ state, approved }: StoredPlan, language: Language): string | null {
	if (approved && state !== 'active' && state !== 'closed') return m.planning_paper_revised({}, { locale: language });
	if (state === 'draft') return m.planning_paper_draft({}, { locale: language });
	return state === 'csoReview' || state === 'programmeReview' ? m.planning_paper_not_in_force({}, { locale: language }) : null;
}

function factsOf({ plan, organisation, programme, diagnostics, names }: PlanSource, language: Language): PlanDocument['facts'] {
	const locale = { locale: language };
	const { round, on, women, men } = diagnostics;
	const facts: [string, string][] = [
		[m.planning_paper_number({}, locale), organisation.number],
		[m.planning_paper_region({}, locale), inLanguage(organisation.region, language)],
		[m.planning_paper_programme({}, locale), inLanguage(programme, language)],
		[m.planning_paper_assessed({}, locale), on ? m.planning_paper_round({ round, date: formatDate(on) }, locale) : ''],
		[m.planning_paper_participants_label({}, locale), women + men > 0 ? m.planning_paper_participants({ count: women + men, women, men }, locale) : ''],
		[m.planning_from_report({}, locale), m.planning_from_report_text({ version: plan.report.version }, locale)],
		[m.planning_period({}, locale), `${formatDate(plan.start)} – ${formatDate(plan.end)}`],
		[m.planning_status({}, locale), planStateWord(plan.state, language)],
		[m.planning_limit({}, locale), plan.limit ? m.planning_limit_lifted({ limit: plan.limit.to, who: names.lifted, date: formatDate(dateInBishkek(plan.limit.at)), reason: plan.limit.reason }, locale) : ''],
		[m.planning_drafted_by({}, locale), `${names.drafted}, ${formatDate(dateInBishkek(plan.created.at))}`]
	];
	return facts.map(([label, text]) => ({ label, text })).filter(({ text }) => text !== '');
}

function printedObjective({ parameter, title, ownPriority, why, voices, success }: StoredObjective, instrument: Instrument, language: Language): PrintedObjective {
	return {
		title: `${parameter}. ${inLanguage(title, language)}`,
		ownPriority,
		why: inLanguage(why, language),
		voices: inLanguage(voices, language),
		targets: success.map(({ indicator, current, desired, statement }) => ({
			code: indicator, name: indicatorName(instrument, indicator, language), current, desired, statement: inLanguage(statement, language)
		}))
	};
}

function printedAction(action: StoredAction, { plan, currencies }: PlanSource, language: Language): PrintedAction {
	const cost = action.cost ? money(action.cost, currencies, language) : '';
	const funding = action.funding ? fundingWord(action.funding, language) : '';
	return {
		rank: action.rank,
		title: inLanguage(action.title, language),
		critical: action.critical,
		chosen: action.chosen ? m.planning_chosen({ count: action.votes }, { locale: language }) : '',
		step: stepText(action),
		type: typeWord(action.type, language),
		description: inLanguage(action.description, language),
		output: inLanguage(action.expectedOutput, language),
		means: inLanguage(action.meansOfVerification, language),
		responsible: action.responsible,
		supporter: action.supporter,
		dates: datesText(action),
		cost: [cost, funding].filter((text) => text !== '').join(', '),
		priority: formatNumber(action.score, language, 2),
		status: plan.approved ? progressText(action, language) : ''
	};
}

/** Between beginning and end, with how much of it is done. */
function progressText({ status, percent }: StoredAction, language: Language): string {
	const state = actionStateWord(status, language);
	return percent > 0 && percent < 100 ? `${state}, ${m.planning_percent({ percent }, { locale: language })}` : state;
}

function money(amount: Money, currencies: PlanSource['currencies'], language: Language): string {
	return moneyText(amount, language, (code) => inLanguage(currencies[code], language) || code);
}

function costOf(actions: readonly StoredAction[], { currencies }: PlanSource, language: Language): string {
	return totals(actions.flatMap(({ cost }) => (cost ? [cost] : []))).map((total) => money(total, currencies, language)).join(' + ');
}

function signaturesOf({ plan, names }: PlanSource, language: Language): PlanDocument['signatures'] {
	const locale = { locale: language };
	const { agreed, approved } = plan;
	const board = agreed?.boardNoted ? m.planning_board_yes({}, locale) : m.planning_board_no({}, locale);
	const day = (at: Date) => formatDate(dateInBishkek(at));
	return [
		{
			heading: m.planning_paper_for_organisation({}, locale),
			record: agreed ? m.planning_paper_agreed_in_kadam({ who: names.agreed, date: day(agreed.at), board }, locale) : m.planning_paper_not_agreed({}, locale)
		},
		{
			heading: m.planning_paper_for_programme({}, locale),
			record: approved ? m.planning_paper_approved_in_kadam({ who: names.approved, date: day(approved.at) }, locale) : m.planning_paper_not_approved({}, locale)
		}
	];
}

function labelsIn(language: Language) {
	const locale = { locale: language };
	return {
		goal: m.planning_goal({}, locale),
		objectives: m.planning_paper_objectives({}, locale),
		ownPriority: m.planning_own_priority({}, locale),
		why: m.planning_why({}, locale),
		voices: m.planning_voices({}, locale),
		indicator: m.planning_indicator({}, locale),
		now: m.planning_now({}, locale),
		target: m.planning_target({}, locale),
		then: m.planning_then({}, locale),
		actions: m.planning_paper_actions({}, locale),
		action: m.planning_action({}, locale),
		critical: m.planning_critical({}, locale),
		output: m.planning_output({}, locale),
		means: m.planning_means({}, locale),
		responsible: m.planning_responsible({}, locale),
		dates: m.planning_dates({}, locale),
		result: m.planning_paper_result({}, locale),
		priority: m.planning_priority({}, locale),
		later: m.planning_paper_later({}, locale),
		laterBody: m.planning_paper_later_body({}, locale),
		costTotal: m.planning_paper_cost_total({}, locale),
		signatures: m.planning_paper_signatures({}, locale),
		name: m.planning_paper_name({}, locale),
		signature: m.planning_paper_signature({}, locale),
		date: m.planning_paper_date({}, locale),
		page: m.planning_paper_page({}, locale)
	};
}
