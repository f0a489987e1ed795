/** What a scoring page knows of the room: the facilitator's hand on it, and what must not be seen before it was revealed. */
import { newId } from '#kernel/id.ts';
import type { Context } from '#register/context.server.ts';
import type { Case } from './case.ts';
import type { Spread } from './individual-answers.ts';
import { abilitiesIn } from './policy.ts';
import { spreadIn } from './read-respondents.server.ts';
import { codeAsWritten, isRoomOpen, type RoomControl } from './room.ts';
import { roomOf } from './store-room.server.ts';

/** While the room is open, pages show the spread when the room has seen it, and not before. */
export async function spreadShown(ctx: Context, of: Case, indicator: string): Promise<Spread | null> {
	const room = await roomOf(ctx.read, of.id);
	if (isRoomOpen(room, of.status, ctx.clock.now()) && !room.revealed.includes(indicator)) return null;
	return spreadIn(ctx, of, indicator);
}

/** For whoever facilitates: what the wall shows of this indicator. `null` outside a session. */
export async function controlOf(ctx: Context, of: Case, indicator: string): Promise<RoomControl | null> {
	if (!abilitiesIn(ctx.actor, of).scoreConsensus) return null;
	const room = await roomOf(ctx.read, of.id);
	const isOpen = isRoomOpen(room, of.status, ctx.clock.now());
	const hasSpread = (await spreadIn(ctx, of, indicator)) !== null;
	return {
		isOpen, code: isOpen ? codeAsWritten(room.code) : '', shown: isOpen ? room.indicator : null,
		spread: !hasSpread ? 'none' : isOpen && !room.revealed.includes(indicator) ? 'hidden' : 'revealed',
		command: newId<'command'>()
	};
}
