/** What became of a plan since it was approved, area by area: one document for the page, the PDF and the Word file. */
import { m } from '#i18n/paraglide/messages.js';
import { formatDate } from '#i18n/format.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { datesText, isOverdue } from './plan-view.ts';
import type { PlanSource } from './plan-document.ts';
import type { StoredAction } from './stored-plan.ts';
import { actionStateWord } from './words.ts';

/** In the order in which a reader asks; an overdue action is counted as late whatever else it is. */
export const outcomes = ['verified', 'done', 'late', 'returned', 'open', 'carriedOver', 'cancelled'] as const;
export type Outcome = (typeof outcomes)[number];

export interface ProgressSource extends PlanSource {
	/** Of the first approval: the work began then. */
	readonly since: Date;
	readonly today: LocalDate;
	/** The latest words beside an action, by its id. */
	readonly said: ReadonlyMap<string, string>;
}

export interface ProgressLine {
	readonly title: string;
	readonly dates: string;
	readonly state: string;
	/** Why it stands so, or what was said last; '' where nobody said anything. */
	readonly said: string;
	readonly outcome: Outcome;
}

export interface ProgressDocument {
	readonly language: Language;
	readonly title: string;
	readonly organisation: string;
	readonly number: string;
	readonly programme: string;
	readonly date: LocalDate;
	/** From when to when. */
	readonly period: string;
	readonly summary: readonly { readonly label: string; readonly count: number }[];
	readonly areas: readonly { readonly title: string; readonly counts: string; readonly lines: readonly ProgressLine[] }[];
	readonly labels: { readonly action: string; readonly dates: string; readonly status: string; readonly said: string; readonly page: string };
}

/** Actions that wait without dates were not asked for yet and are not reported on. */
export function progressDocument(source: ProgressSource, language: Language): ProgressDocument {
	const { plan, organisation, programme, since, today } = source;
	const locale = { locale: language };
	const dated = plan.actions.filter(({ start, status }) => start !== null || status !== 'notStarted');
	const tally = (actions: readonly StoredAction[]) => outcomes.map((outcome) => ({ label: outcomeWord(outcome, language), count: actions.filter((action) => outcomeOf(action, today) === outcome).length }));
	return {
		language,
		title: m.planning_progress_report({}, locale),
		organisation: organisation.name, number: organisation.number, programme: inLanguage(programme, language),
		date: today,
		period: m.planning_progress_period({ from: formatDate(dateInBishkek(since)), to: formatDate(today) }, locale),
		summary: tally(dated),
		areas: plan.objectives.flatMap((objective) => {
			const mine = dated.filter(({ objectiveId }) => objectiveId === objective.id);
			if (mine.length === 0) return [];
			const counts = tally(mine).filter(({ count }) => count > 0).map(({ label, count }) => `${label}: ${count}`).join(' · ');
			return [{ title: `${objective.parameter}. ${inLanguage(objective.title, language)}`, counts, lines: mine.map((action) => lineOf(action, source, language)) }];
		}),
		labels: { action: m.planning_action({}, locale), dates: m.planning_dates({}, locale), status: m.planning_status({}, locale), said: m.planning_progress_said({}, locale), page: m.planning_paper_page({}, locale) }
	};
}

export function outcomeOf(action: Pick<StoredAction, 'status' | 'due'>, today: LocalDate): Outcome {
	const { status } = action;
	if (status === 'verified' || status === 'done' || status === 'carriedOver' || status === 'cancelled') return status;
	if (isOverdue(action, today)) return 'late';
	return status === 'returned' ? 'returned' : 'open';
}

export function outcomeWord(outcome: Outcome, locale: Language): string {
	if (outcome === 'late') return m.planning_overdue({}, { locale });
	return outcome === 'open' ? m.planning_progress_open({}, { locale }) : actionStateWord(outcome, locale);
}

function lineOf(action: StoredAction, { today, said }: ProgressSource, language: Language): ProgressLine {
	const outcome = outcomeOf(action, today);
	const percent = action.percent > 0 && action.percent < 100 ? `, ${m.planning_percent({ percent: action.percent }, { locale: language })}` : '';
	const late = outcome === 'late' ? `${outcomeWord(outcome, language)}: ` : '';
	const on = action.status === 'notStarted' ? '' : `, ${formatDate(dateInBishkek(action.statusSet.at))}`;
	return {
		title: inLanguage(action.title, language),
		dates: datesText(action),
		state: `${late}${actionStateWord(action.status, language)}${percent}${on}`,
		said: action.statusSet.reason || (said.get(action.id) ?? ''),
		outcome
	};
}
