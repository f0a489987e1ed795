/**
 * What a capacity development plan is: objectives that come from diagnosed weaknesses and the organisation's own
 * priorities, and the actions that serve them. Ids are given by whoever stores it.
 */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Localised } from '#kernel/localised.ts';
import type { Money } from '#kernel/money.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import type { ActionState, PlanState } from './workflow.ts';

/** The words of the recommendation library, which is written by people. */
export const actionTypes = [
	'policy',
	'procedure',
	'training',
	'consultation',
	'hire',
	'equipment',
	'governance',
	'event',
	'peer exchange'
] as const;
export type ActionType = (typeof actionTypes)[number];

export const fundingSources = ['own', 'programme', 'other'] as const;
export type FundingSource = (typeof fundingSources)[number];

/** 1 little … 5 much. */
export const scale = [1, 2, 3, 4, 5] as const;
export type Scale = (typeof scale)[number];

/** How the success of an objective will be seen on one indicator. */
export interface Success {
	readonly indicator: string;
	/** The verified level when the plan was made. */
	readonly current: Level;
	readonly desired: Level;
	/** What will then be true of the organisation: the text of the desired level. */
	readonly statement: Localised;
	readonly meansOfVerification: Localised;
}

/** One priority area: a parameter of the instrument, by whose code actions refer to it. */
export interface Objective {
	readonly parameter: string;
	readonly title: Localised;
	/** Verified mean of the parameter when the plan was made. */
	readonly currentMean: number | null;
	/** The organisation named this area, or an indicator in it, itself. */
	readonly ownPriority: boolean;
	/** At least one. */
	readonly success: readonly Success[];
}

export interface Factors {
	readonly importance: Scale;
	readonly urgency: Scale;
	/** 5: can be done next week with what there is. */
	readonly ease: Scale;
	/** Distance to the target scaled to 1…5, not necessarily whole. */
	readonly gap: number;
}

/** The step that an action takes on an indicator: out of `from`, one level up. */
export interface Step {
	readonly indicators: readonly string[];
	/** `null` for an action that people added without tying it to a level. */
	readonly from: Level | null;
}

export interface Action extends Factors, Step {
	/** The parameter of the objective it serves. */
	readonly objective: string;
	readonly title: Localised;
	readonly description: Localised;
	readonly type: ActionType;
	/** Weighted sum of the factors; see `priority.ts`. */
	readonly score: number;
	/** 1 is first. */
	readonly rank: number;
	/** It lifts a critical indicator from level 1, and therefore precedes every score. */
	readonly critical: boolean;
	/** A person and a role in the organisation; '' until somebody took it. */
	readonly responsible: string;
	/** Mentor, consultant or partner; '' for none. */
	readonly supporter: string;
	/** Both dates or neither: an action without dates waits for the next plan or for a free quarter. */
	readonly start: LocalDate | null;
	readonly due: LocalDate | null;
	readonly cost: Money | null;
	readonly funding: FundingSource | null;
	readonly expectedOutput: Localised;
	readonly meansOfVerification: Localised;
	readonly status: ActionState;
	/** The action of the plan before that it goes on with; absent for a new one. */
	readonly carriedFrom?: string | null;
}

export interface Plan {
	readonly state: PlanState;
	/** The first and the last day; twelve months by default. */
	readonly start: LocalDate;
	readonly end: LocalDate;
	/** In the organisation's own words. */
	readonly goal: Localised;
	readonly objectives: readonly Objective[];
	readonly actions: readonly Action[];
}
