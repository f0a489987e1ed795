/**
 * What several findings have in common. A report that takes ten parameters one by one hides how they hang together: three weak
 * indicators in three parameters may have one root, and several firm ones one support. Which findings belong together is said
 * here for the shipped instrument; of any other nothing is claimed.
 */
import { causeKeys, type CauseKey } from './phrases/causes.ts';
import type { IndicatorReading, Reading } from './reading.ts';

/** By indicator; every cluster spans several parameters. */
const clusters: Readonly<Record<CauseKey, readonly string[]>> = {
	onePerson: ['1.3', '3.1', '3.4', '5.3'],
	unwritten: ['1.4', '2.3', '3.2', '4.1', '6.1', '6.2'],
	constituents: ['1.5', '7.1', '7.5', '9.1', '9.5'],
	oversight: ['1.2', '1.3', '5.4', '5.5', '10.2'],
	money: ['2.2', '5.2', '8.1', '8.2', '8.3'],
	learning: ['2.4', '3.5', '7.3', '7.4', '9.2'],
	people: ['3.4', '4.2', '4.3', '4.4', '4.5', '6.4'],
	openness: ['5.4', '9.4', '10.1', '10.2', '10.3']
};

/** The instrument that the clusters speak of; its later versions keep the codes. */
const clusteredInstrument = 'organisational';
/** Fewer than three findings are a coincidence, not a cause. */
const fewest = 3;
/** Twelve pages leave room for no more, and nobody works on three causes at once. */
const atMost = { supports: 1, causes: 2 };

export interface Cause {
	readonly key: CauseKey;
	readonly findings: readonly IndicatorReading[];
}

export interface RootCauses {
	/** What carries the organisation: at level 3 or 4 together. */
	readonly supports: readonly Cause[];
	/** What holds it back: below their targets together. */
	readonly causes: readonly Cause[];
}

export function rootCauses(reading: Reading): RootCauses {
	if (reading.source.instrument.key !== clusteredInstrument) return { supports: [], causes: [] };
	const all = new Map(reading.parameters.flatMap(({ indicators }) => indicators.map((one) => [one.indicator.code, one] as const)));
	const weak = new Set(reading.priorities.map(({ reading: one }) => one.indicator.code));
	const causes = found(all, ({ indicator }) => weak.has(indicator.code));
	const taken = new Set(causes.map(({ key }) => key));
	const supports = found(all, ({ level }) => level !== null && level >= 3).filter(({ key }) => !taken.has(key));
	return { supports: supports.slice(0, atMost.supports), causes: causes.slice(0, atMost.causes) };
}

/** Most of the cluster's scored indicators must show it, in two parameters at least; the clearest cluster first. */
function found(all: ReadonlyMap<string, IndicatorReading>, shows: (one: IndicatorReading) => boolean): Cause[] {
	return causeKeys
		.flatMap((key) => {
			const scored = clusters[key].flatMap((code) => all.get(code) ?? []).filter(({ level }) => level !== null);
			const findings = scored.filter(shows);
			const parameters = new Set(findings.map(({ parameter }) => parameter.code));
			const isOne = findings.length >= fewest && parameters.size >= 2 && findings.length > scored.length / 2;
			return isOne ? [{ share: findings.length / scored.length, cause: { key, findings } }] : [];
		})
		.sort((a, b) => b.share - a.share || b.cause.findings.length - a.cause.findings.length)
		.map(({ cause }) => cause);
}
