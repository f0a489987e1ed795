import type { Context } from '#register/context.server.ts';
import type { RoomIndicator } from './room-input.ts';
import { openRoomToChange } from './show-indicator.server.ts';
import { changeRoom } from './store-room.server.ts';

/** Shows the room how those who scored alone see the indicator: how many chose what, never who. It stays revealed. */
export async function revealSpread(ctx: Context, input: RoomIndicator): Promise<void> {
	return ctx.transact(async (tx) => {
		const { of, room } = await openRoomToChange(ctx, tx, input);
		await changeRoom(tx, of.id, { indicator: input.indicator, revealed: [...new Set([...room.revealed, input.indicator])] });
		await ctx.record(tx, { event: 'diagnostics/spread-revealed', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { indicator: input.indicator } });
	});
}
