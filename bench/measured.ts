/** What a measurement hands back, and the arithmetic that all of them share. */
export interface Measured {
	/** By name and unit: `ours, median ms`. */
	readonly figures: Readonly<Record<string, number>>;
	readonly ratios: Readonly<Record<string, Ratio>>;
	readonly notes: readonly string[];
}

export interface Ratio {
	readonly value: number;
	/** `≤ 1.3`, `≥ 2.5`. */
	readonly wanted: string;
	readonly met: boolean;
}

export function atMost(value: number, limit: number): Ratio {
	return { value: rounded(value), wanted: `≤ ${limit}`, met: value <= limit };
}

export function atLeast(value: number, limit: number): Ratio {
	return { value: rounded(value), wanted: `≥ ${limit}`, met: value >= limit };
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

export function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}
