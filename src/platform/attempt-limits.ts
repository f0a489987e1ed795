/** How long somebody who guesses, or asks for mails, has to wait. Slows guessing down without locking an owner out. */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

export interface Limit {
	/** So many within the window, and not one more. */
	readonly most: number;
	/** In milliseconds. */
	readonly window: number;
	/** So many at once; from then on each waits twice as long as the one before, from 30 seconds to 15 minutes. */
	readonly free?: number;
}

/** By one origin at one account: a person who mistypes, or a machine that tries. */
export const byOrigin: Limit = { most: 20, window: hour, free: 5 };
/** By all strangers together at one account (ASVS 5.0, 6.3.1). Devices known to the account do not count. */
export const byStrangers: Limit = { most: 20, window: hour };
/** By one network address over all accounts; an office or a training room shares one. */
export const overAccounts: Limit = { most: 100, window: hour };
/** Mails to one address, whatever for. */
export const mailsToOne: Limit = { most: 3, window: 15 * minute };
/** Mails asked for from one network address. */
export const mailsFromOne: Limit = { most: 40, window: hour };

/** Milliseconds until the next attempt is taken; 0: now. `before` are the attempts that count, in any order. */
export function waitBefore(before: readonly Date[], limit: Limit, now: Date): number {
	const recent = before.map((at) => at.getTime()).filter((at) => at > now.getTime() - limit.window).sort((one, other) => other - one);
	const full = recent.length >= limit.most ? recent[limit.most - 1]! + limit.window - now.getTime() : 0;
	const over = limit.free === undefined ? -1 : recent.length - limit.free;
	const growing = over < 0 ? 0 : recent[0]! + Math.min(30 * second * 2 ** over, 15 * minute) - now.getTime();
	return Math.max(full, growing, 0);
}
