/** Who must show a second factor, and what is still missing. */
import type { Actor } from './actor.ts';

/** `set-up`: there is none yet. `confirm`: the passkey that was set up was not shown in this session. */
export type MissingStep = 'set-up' | 'confirm';

/** Whoever works in a programme or administers reads what many organisations confided. People of one organisation choose for themselves. */
export function needsSecondFactor(actor: Actor): boolean {
	return actor.isAdministrator || actor.programmeRoles.length > 0;
}

export interface Shown {
	/** In this session. */
	readonly shown: boolean;
	readonly hasPasskey: boolean;
	/** Only the demonstration lets staff in without. */
	readonly demonstration: boolean;
}

export function missingStep(actor: Actor, { shown, hasPasskey, demonstration }: Shown): MissingStep | null {
	if (shown || demonstration || !needsSecondFactor(actor)) return null;
	return hasPasskey ? 'confirm' : 'set-up';
}
