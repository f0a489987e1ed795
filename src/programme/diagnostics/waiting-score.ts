/**
 * A score between the hand and the server: what was chosen and typed stands on the device before it is sent, and goes from
 * there only when the server has taken it. What is under way is frozen with its command, so that sending it again does
 * nothing twice; what is typed meanwhile waits behind it.
 */
import type { CommandId } from '#kernel/id.ts';

/** As the fields of the form hold it; `mark` is `null` before anything was chosen. */
export interface TypedScore {
	readonly mark: string | null;
	readonly reason: string;
	readonly comment: string;
}

export interface WaitingScore {
	readonly sending: (TypedScore & { readonly command: CommandId; readonly basedOn: number }) | null;
	readonly next: TypedScore | null;
	/** Of the score that the person saw while typing. */
	readonly basedOn: number;
}

/** A reason is part of "not applicable": before it is written there is nothing to save. */
export function isWhole({ mark, reason }: TypedScore): boolean {
	return mark !== null && (mark !== 'notApplicable' || reason.trim() !== '');
}

export function typeScore(waiting: WaitingScore, next: TypedScore): WaitingScore {
	return { ...waiting, next };
}

/** The same command again while it is unanswered; else what waits, under a new one, once it is whole. */
export function beginSending(waiting: WaitingScore, command: CommandId): WaitingScore {
	const { sending, next, basedOn } = waiting;
	if (sending || !next || !isWhole(next)) return waiting;
	return { sending: { ...next, command, basedOn }, next: null, basedOn };
}

/** It stands; what was typed meanwhile is based on it. */
export function settleSaved(waiting: WaitingScore, version: number): WaitingScore {
	return { ...waiting, sending: null, basedOn: version };
}

/** It was not taken: what was typed stays, and is offered again under another command when the person says so. */
export function settleRefused({ sending, next, basedOn }: WaitingScore): WaitingScore {
	const typed = sending && { mark: sending.mark, reason: sending.reason, comment: sending.comment };
	return { sending: null, next: next ?? typed, basedOn };
}

export function isNothing({ sending, next }: WaitingScore): boolean {
	return sending === null && next === null;
}

/** What the person typed last. */
export function typedLast({ sending, next }: WaitingScore): TypedScore | null {
	return next ?? sending;
}
