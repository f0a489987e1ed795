/** A plan as its pages show it: in one language, every figure and date written out, only what the page needs. */
import { m } from '#i18n/paraglide/messages.js';
import { inLanguage, type Language } from '#kernel/localised.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Money } from '#kernel/money.ts';
import { formatDate, formatNumber } from '#i18n/format.ts';
import { indicatorsOf, type Instrument, type Level } from '#programme/diagnostics/instrument.ts';
import { isOrphaned, type LevelsNow } from './orphans.ts';
import { explain, type Term, type Weights } from './priority.ts';
import type { StoredAction, StoredObjective, StoredPlan } from './stored-plan.ts';
import { actionStateWord, factorMeaning, factorWord, levelWord, typeWord } from './words.ts';
import type { ActionState } from './workflow.ts';

/** What the reader brings: language, the day it is, the instrument that names indicators. */
export interface Reader {
	readonly language: Language;
	readonly today: LocalDate;
	readonly instrument: Instrument;
	/** Where the organisation stands by its latest issued report. */
	readonly levels?: LevelsNow | undefined;
}

export type ActionRow = ReturnType<typeof actionRow>;
export type ObjectiveView = ReturnType<typeof objectiveView>;

export function actionRow(action: StoredAction, weights: Weights, { language, today, levels }: Reader) {
	return {
		id: action.id,
		rank: action.rank,
		title: inLanguage(action.title, language),
		step: stepText(action),
		critical: action.critical,
		chosen: action.chosen ? m.planning_chosen({ count: action.votes }, { locale: language }) : '',
		orphaned: levels !== undefined && isOrphaned(action, levels),
		type: typeWord(action.type, language),
		responsible: action.responsible,
		dates: datesText(action),
		overdue: isOverdue(action, today),
		score: formatNumber(action.score, language, 2),
		formula: formula(explain(action, weights), language),
		status: action.status,
		statusWord: actionStateWord(action.status, language),
		tone: toneOf(action.status)
	};
}

export function objectiveView(objective: StoredObjective, plan: StoredPlan, reader: Reader) {
	const { language, instrument } = reader;
	const actions = plan.actions.filter(({ objectiveId }) => objectiveId === objective.id);
	const row = (action: StoredAction) => actionRow(action, plan.weights, reader);
	return {
		id: objective.id,
		code: objective.parameter,
		title: inLanguage(objective.title, language),
		mean: objective.currentMean === null ? '' : formatNumber(objective.currentMean, language, 2),
		ownPriority: objective.ownPriority,
		why: inLanguage(objective.why, language),
		voices: inLanguage(objective.voices, language),
		success: objective.success.map((success) => ({
			code: success.indicator,
			name: indicatorName(instrument, success.indicator, language),
			current: success.current,
			currentWord: levelWord(String(success.current) as `${Level}`, language),
			desired: success.desired,
			desiredWord: levelWord(String(success.desired) as `${Level}`, language),
			statement: inLanguage(success.statement, language),
			means: inLanguage(success.meansOfVerification, language)
		})),
		actions: actions.filter(({ start }) => start !== null).map(row),
		later: actions.filter(({ start }) => start === null).map(row)
	};
}

export function indicatorName(instrument: Instrument, code: string, language: Language): string {
	const indicator = indicatorsOf(instrument).find((one) => one.code === code);
	return indicator ? inLanguage(indicator.name, language) : code;
}

/** `5.1: 1 → 2`, or only the indicators where no level was named. */
export function stepText({ indicators, from }: Pick<StoredAction, 'indicators' | 'from'>): string {
	const codes = indicators.join(', ');
	return from === null ? codes : `${codes}: ${from} → ${Math.min(4, from + 1)}`;
}

export function datesText({ start, due }: Pick<StoredAction, 'start' | 'due'>): string {
	return start && due ? `${formatDate(start)} – ${formatDate(due)}` : '';
}

export function isOverdue({ due, status }: Pick<StoredAction, 'due' | 'status'>, today: LocalDate): boolean {
	return due !== null && due < today && ['notStarted', 'inProgress', 'blocked', 'returned'].includes(status);
}

export function toneOf(status: ActionState): 'neutral' | 'lake' | 'meadow' | 'straw' | 'clay' {
	const tones = { notStarted: 'neutral', inProgress: 'lake', blocked: 'clay', done: 'straw', verified: 'meadow', returned: 'clay', cancelled: 'neutral', carriedOver: 'neutral' } as const;
	return tones[status];
}

/** `12 000 сом`; `currency` names a currency in the reader's language. */
export function moneyText({ amount, currency }: Money, language: Language, nameOf: (code: string) => string): string {
	const decimals = amount.includes('.') ? 2 : 0;
	return `${formatNumber(Number(amount), language, decimals)}\u00a0${nameOf(currency)}`;
}

/** `0,4·5 + 0,3·4 + 0,2·3 + 0,1·2,33`. */
export function formula(terms: readonly Term[], language: Language): string {
	return terms.map((term) => `${figure(term.weight, language)}·${figure(term.value, language)}`).join(' + ');
}

/** The same in words, a line a factor. */
export function termsInWords(action: StoredAction, weights: Weights, language: Language) {
	return explain(action, weights).map((term) => ({
		factor: factorWord(term.factor, language),
		meaning: factorMeaning(term.factor, language),
		weight: figure(term.weight, language),
		value: figure(term.value, language),
		adds: formatNumber(term.adds, language, 2)
	}));
}

/** At most two decimals, and none that say nothing. */
function figure(value: number, language: Language): string {
	const rounded = Math.round(value * 100) / 100;
	return formatNumber(rounded, language, Number.isInteger(rounded) ? 0 : Number.isInteger(rounded * 10) ? 1 : 2);
}

/** The formula with names instead of marks: `0,4 × маанилүүлүгү + …`. */
export function weightsText(weights: Weights, language: Language): string {
	const factors = ['importance', 'urgency', 'ease', 'gap'] as const;
	return factors.map((factor) => `${figure(weights[factor], language)} × ${factorWord(factor, language).toLowerCase()}`).join(' + ');
}
