/** A level that the organisation does not agree with: part of its right of reply, printed in the report with the answer to it. */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';

/** `kept`: the level stays, with the reason; `changed`: the evidence was looked at again and the level was verified anew. */
export const disputeOutcomes = ['kept', 'changed'] as const;
export type DisputeOutcome = (typeof disputeOutcomes)[number];

export interface Dispute {
	readonly indicator: string;
	/** The verified level that was disputed; `null` where there was none. */
	readonly level: Level | null;
	/** In the organisation's own words. */
	readonly text: string;
	readonly by: string;
	readonly on: LocalDate;
	/** `null` while nobody has answered. */
	readonly answer: { readonly outcome: DisputeOutcome; readonly text: string; readonly by: string; readonly on: LocalDate } | null;
}

/** A report is not issued over an open question. */
export function areAllAnswered(disputes: readonly Pick<Dispute, 'answer'>[]): boolean {
	return disputes.every(({ answer }) => answer !== null);
}
