/**
 * The room: everybody who looks at a consensus session together, on the wall and on their phones. The facilitator shows an
 * indicator, reveals how those who scored alone see it, and writes down what the group decides; the room only looks.
 */
import type { Spread } from './individual-answers.ts';
import type { Level } from './instrument.ts';
import type { MarkName } from './views.ts';

/** Typed from the wall: forty bits, and guesses are counted. */
export const codeLength = 8;
/** Stands in the address, where guesses are not counted: a hundred bits. */
export const keyLength = 20;
/** In milliseconds. A session is a day at most. */
const openFor = 14 * 60 * 60 * 1000;

export interface Room {
	readonly caseId: string;
	readonly code: string | null;
	readonly key: string | null;
	readonly openedAt: Date;
	readonly indicator: string | null;
	readonly revealed: readonly string[];
}

/** Closed by the facilitator, by the end of the session, and by the end of the day, when nobody thought of it. */
export function isRoomOpen(room: Room | undefined, status: string, now: Date): room is Room & { readonly code: string; readonly key: string } {
	return room !== undefined && room.key !== null && status === 'consensusSession' && now.getTime() - room.openedAt.getTime() < openFor;
}

/** `wxyz2345` → `wxyz-2345`. */
export function codeAsWritten(code: string): string {
	return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;
}

/** What a screen of the room shows. `number` rises with every change, so that whoever missed some knows. */
export interface RoomView {
	readonly number: number;
	readonly isOpen: boolean;
	/** It is not open, and may be opened yet: the session goes on. */
	readonly isAwaited: boolean;
	readonly organisation: string;
	readonly progress: { readonly done: number; readonly of: number };
	/** `null` before the first is shown. */
	readonly indicator: {
		readonly code: string;
		readonly name: string;
		readonly question: string;
		readonly levels: readonly { readonly value: Level; readonly text: string }[];
	} | null;
	/** `hidden`: there is one, and it was not revealed. `none`: too few scored alone. */
	readonly spread: Spread | 'hidden' | 'none';
	/** What the group decided so far. */
	readonly decision: { readonly mark: MarkName; readonly level: Level | null; readonly reason: string; readonly comment: string } | null;
	readonly dissent: readonly string[];
}

/** What the facilitator sees of it beside the form. */
export interface RoomControl {
	readonly isOpen: boolean;
	readonly code: string;
	readonly shown: string | null;
	readonly spread: 'revealed' | 'hidden' | 'none';
	readonly command: string;
}

/** Words for the part of the room's page that lives. */
export interface RoomWords {
	readonly title: string;
	readonly waiting: string;
	readonly awaited: string;
	readonly over: string;
	readonly progress: string;
	readonly spread: string;
	readonly spreadSummary: string;
	readonly spreadDontKnow: string;
	readonly spreadCount: string;
	readonly spreadHidden: string;
	readonly spreadNone: string;
	readonly levels: readonly [string, string, string, string];
	readonly marks: { readonly notApplicable: string; readonly dontKnow: string };
	readonly decided: string;
	readonly notDecided: string;
	readonly dissent: string;
	readonly live: string;
	readonly lost: string;
}

export interface RoomPage {
	readonly view: RoomView;
	readonly words: RoomWords;
	/** Of the wall alone: how phones come in, by typing the code or by their camera. */
	readonly entry: { readonly code: string; readonly picture: { readonly outline: string; readonly size: number } } | null;
}
