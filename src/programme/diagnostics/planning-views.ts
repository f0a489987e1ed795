/** What the pages show from which diagnostics are planned. */
import type { SvgNode } from '#design/charts/svg.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { CaseState } from './workflow.ts';

export interface ShownVisit {
	readonly id: string;
	readonly name: string;
	readonly region: string;
	/** '' where it is not known, or would give a masked organisation away. */
	readonly district: string;
	readonly status: CaseState;
	readonly scheduledOn: LocalDate | null;
	/** Stretches of time; '' for any. */
	readonly wish: string;
}

export interface TravelView {
	readonly regions: readonly {
		readonly region: string; readonly name: string;
		readonly waiting: number; readonly scheduled: number; readonly underWay: number;
		/** Days that one has waited for a date; `null` where nobody waits. */
		readonly longest: number | null;
	}[];
	readonly map: { readonly wide: SvgNode; readonly narrow: SvgNode };
	readonly journeys: readonly { readonly region: string; readonly week: string; readonly visits: readonly ShownVisit[] }[];
	readonly alone: readonly ShownVisit[];
}

export interface ShownSession {
	readonly id: string;
	readonly name: string;
	readonly on: LocalDate;
	/** `10:00`, or ''. */
	readonly at: string;
	readonly place: string;
	readonly region: string;
	readonly status: CaseState;
	readonly team: readonly { readonly id: string; readonly name: string; readonly isLead: boolean }[];
}

export interface CalendarView {
	readonly weeks: readonly { readonly week: LocalDate; readonly label: string; readonly isNow: boolean }[];
	/** Assessors, with what they have in each of the weeks; `isDouble`: somewhere else on the same day too. */
	readonly rows: readonly { readonly id: string; readonly name: string; readonly cells: readonly (readonly (ShownSession & { readonly isDouble: boolean })[])[] }[];
	readonly days: readonly { readonly on: LocalDate; readonly sessions: readonly (ShownSession & { readonly doubled: readonly string[] })[] }[];
	/** All the weeks shown. */
	readonly label: string;
	readonly earlier: LocalDate;
	readonly later: LocalDate;
}
