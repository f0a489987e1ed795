/**
 * What of two rounds may be compared. Within one version everything; between versions of one instrument what each newer
 * version says of the one before it, link by link; between different instruments nothing (methodology, "What must hold", 1).
 */
import type { Instrument, InstrumentName, Level } from './instrument.ts';
import { levelIn, type IndicatorResult, type Result } from './result.ts';

/** Codes of the instrument now → codes of the earlier one that mean the same; what is absent cannot be compared. */
export type Mapping = ReadonlyMap<string, string>;

/** `versions` are the published versions of the instrument; those in between are followed. Empty: nothing is comparable. */
export function comparable(now: Instrument, earlier: Instrument, versions: readonly Instrument[]): Mapping {
	if (now.key !== earlier.key) return new Map();
	if (now.version < earlier.version) return turned(comparable(earlier, now, versions));
	const own = new Map(codesOf(now).map((code) => [code, code]));
	return stepsBack(now, earlier.version, versions).reduce<Mapping>(through, own);
}

/** Is there anything in one round that can be held against the other? */
export function areComparable(now: Instrument, earlier: Instrument, versions: readonly Instrument[]): boolean {
	return comparable(now, earlier, versions).size > 0;
}

export function isSame(a: InstrumentName, b: InstrumentName): boolean {
	return a.key === b.key && a.version === b.version;
}

export interface ComparedIndicator {
	readonly code: string;
	readonly earlierCode: string;
	readonly earlier: Level | null;
	readonly now: Level | null;
	/** now − earlier; `null` unless both are levels. */
	readonly change: number | null;
}

export interface ComparedParameter {
	readonly code: string;
	/** Only those that mean the same in both rounds, in the order of the instrument. */
	readonly indicators: readonly ComparedIndicator[];
	/** Means over the indicators that have a level in both rounds, so that their difference is change and nothing else; `null` when there are none. */
	readonly earlier: number | null;
	readonly now: number | null;
	/** How many indicators both means are made of, of how many the parameter has. */
	readonly compared: number;
	readonly of: number;
}

/** The later round beside the earlier one, both in the layer that their results are of. */
export function compare(now: Result, earlier: Result, mapping: Mapping): readonly ComparedParameter[] {
	const before = new Map(earlier.parameters.flatMap(({ indicators }) => indicators).map((one) => [one.code, one]));
	return now.parameters.map(({ code, indicators, of }) => {
		const rows = indicators.flatMap((one) => pair(one, now, before.get(mapping.get(one.code) ?? ''), earlier));
		const both = rows.filter(({ change }) => change !== null);
		return { code, indicators: rows, earlier: mean(both.map((row) => row.earlier!)), now: mean(both.map((row) => row.now!)), compared: both.length, of };
	});
}

function pair(one: IndicatorResult, now: Result, before: IndicatorResult | undefined, earlier: Result): readonly ComparedIndicator[] {
	if (!before) return [];
	const [was, is] = [levelIn(earlier.layer, before), levelIn(now.layer, one)];
	return [{ code: one.code, earlierCode: before.code, earlier: was, now: is, change: was === null || is === null ? null : is - was }];
}

function mean(levels: readonly number[]): number | null {
	return levels.length === 0 ? null : levels.reduce((sum, level) => sum + level, 0) / levels.length;
}

/** The links from a version back to another; one that leads nowhere breaks the chain, and nothing is left. */
function stepsBack(from: Instrument, to: number, versions: readonly Instrument[]): readonly Mapping[] {
	if (from.version === to) return [];
	const link = from.comparesWith;
	const before = link && versions.find(({ key, version }) => key === from.key && version === link.version);
	if (!link || link.version < to || link.version >= from.version || (link.version !== to && !before)) return [new Map()];
	const step = new Map(Object.entries(link.indicators));
	return link.version === to ? [step] : [step, ...stepsBack(before!, to, versions)];
}

function through(so: Mapping, step: Mapping): Mapping {
	return new Map([...so].flatMap(([code, middle]) => (step.has(middle) ? [[code, step.get(middle)!] as const] : [])));
}

function turned(mapping: Mapping): Mapping {
	return new Map([...mapping].map(([code, earlier]) => [earlier, code]));
}

function codesOf({ parameters }: Instrument): readonly string[] {
	return parameters.flatMap(({ indicators }) => indicators.map(({ code }) => code));
}
