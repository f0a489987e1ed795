/**
 * Which organisations could be visited on one journey: those of one region that the same week suits. A proposal for whoever
 * sets dates, and no more; it moves no date that stands.
 */
import type { LocalDate } from '#kernel/local-date.ts';

export interface Visit {
	readonly id: string;
	readonly region: string;
	/** '' where it is not known. */
	readonly district: string;
	/** Mondays of the weeks that would suit; of none: any week. */
	readonly weeks: readonly LocalDate[];
	/** Monday of the week in which its date is set already. */
	readonly fixed: LocalDate | null;
}

export interface Journey<V extends Visit = Visit> {
	readonly region: string;
	readonly week: LocalDate;
	/** Neighbours beside one another: by district. */
	readonly visits: readonly V[];
}

export interface Journeys<V extends Visit = Visit> {
	/** Of two visits at least; the fullest first within a region. */
	readonly journeys: readonly Journey<V>[];
	/** Whom nobody else could be visited with. */
	readonly alone: readonly V[];
}

/**
 * Takes the week that suits most, then the next among the rest. Every visit is in one journey at most. Of two weeks that suit
 * as many, the one with a date that is set already comes first, then the earlier. `weeks` are those that may be planned for, as
 * Mondays; an organisation whose wishes all lie outside them is taken to have none.
 */
export function journeysOf<V extends Visit>(visits: readonly V[], weeks: readonly LocalDate[]): Journeys<V> {
	const regions = [...new Set(visits.map(({ region }) => region))].sort();
	const planned = regions.map((region) => inRegion(region, visits.filter((visit) => visit.region === region), weeks));
	return { journeys: planned.flatMap(({ journeys }) => journeys), alone: planned.flatMap(({ alone }) => alone) };
}

function inRegion<V extends Visit>(region: string, visits: readonly V[], weeks: readonly LocalDate[]): Journeys<V> {
	const journeys: Journey<V>[] = [];
	let rest = visits;
	for (;;) {
		const best = bestWeek(rest, candidates(rest, weeks), weeks);
		if (!best) return { journeys, alone: rest };
		journeys.push({ region, week: best, visits: rest.filter((visit) => suits(visit, best, weeks)).sort(byDistrict) });
		rest = rest.filter((visit) => !suits(visit, best, weeks));
	}
}

function candidates(visits: readonly Visit[], weeks: readonly LocalDate[]): LocalDate[] {
	const fixed = visits.flatMap(({ fixed }) => (fixed ? [fixed] : []));
	return [...new Set([...weeks, ...fixed])].sort();
}

function bestWeek(visits: readonly Visit[], candidates: readonly LocalDate[], weeks: readonly LocalDate[]): LocalDate | undefined {
	let best: { week: LocalDate; count: number; isFixed: boolean } | undefined;
	for (const week of candidates) {
		const suited = visits.filter((visit) => suits(visit, week, weeks));
		const isFixed = suited.some(({ fixed }) => fixed !== null);
		if (suited.length < 2) continue;
		if (!best || suited.length > best.count || (suited.length === best.count && isFixed && !best.isFixed)) best = { week, count: suited.length, isFixed };
	}
	return best?.week;
}

/** Whether a visit may take place in a week. */
export function suits(visit: Visit, week: LocalDate, weeks: readonly LocalDate[]): boolean {
	if (visit.fixed) return visit.fixed === week;
	const wished = visit.weeks.filter((one) => weeks.includes(one));
	return wished.length === 0 ? weeks.includes(week) : wished.includes(week);
}

function byDistrict(a: Visit, b: Visit): number {
	return a.district < b.district ? -1 : a.district > b.district ? 1 : a.id < b.id ? -1 : 1;
}
