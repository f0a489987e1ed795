/** What people edit of a plan: the words and figures of which every state is kept, so that two who edit at once can be told apart. */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Localised } from '#kernel/localised.ts';
import type { Money } from '#kernel/money.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import type { ActionType, FundingSource, Scale } from './plan.ts';
import type { Weights } from './priority.ts';

export interface PlanContent {
	readonly goal: Localised;
	readonly start: LocalDate;
	readonly end: LocalDate;
	readonly weights: Weights;
}

export interface ObjectiveContent {
	/** The root of the weakness, in a line or two. */
	readonly why: Localised;
	/** What those whom the organisation serves, its members or partners say about it. */
	readonly voices: Localised;
	/** The level to reach, by indicator. */
	readonly desired: Readonly<Record<string, Level>>;
}

export interface ActionContent {
	readonly title: Localised;
	readonly description: Localised;
	readonly type: ActionType;
	readonly responsible: string;
	readonly supporter: string;
	readonly start: LocalDate | null;
	readonly due: LocalDate | null;
	readonly cost: Money | null;
	readonly funding: FundingSource | null;
	readonly expectedOutput: Localised;
	readonly meansOfVerification: Localised;
	readonly importance: Scale;
	readonly urgency: Scale;
	readonly ease: Scale;
}

/** Names of the content's texts, which people may have in several languages. */
export const actionTexts = ['title', 'description', 'expectedOutput', 'meansOfVerification'] as const;
export const objectiveTexts = ['why', 'voices'] as const;
export const planTexts = ['goal'] as const;

/** One way to write an amount, so that `12000.00` from the database and `12000` from a form are the same: no zeros behind that say nothing. */
export function plainAmount(amount: string): string {
	return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}
