import { clockFrom, type Clock } from '#kernel/clock.ts';

export const systemClock: Clock = clockFrom(() => new Date());

/** A clock that stands still, or runs on from a moment when told to. For demonstrations and tests. */
export function settableClock(start: Date): Clock & { set(to: Date): void; advance(milliseconds: number): void } {
	let at = start.getTime();
	return {
		...clockFrom(() => new Date(at)),
		set: (to) => { at = to.getTime(); },
		advance: (milliseconds) => { at += milliseconds; }
	};
}
