import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { newToken } from './individual-seal.server.ts';
import { indicatorsOf } from './instrument.ts';
import { demandState, mayAssess } from './policy.ts';
import { instrumentOf } from './read.server.ts';
import { codeLength, keyLength } from './room.ts';
import type { RoomIndicator } from './room-input.ts';
import { caseToChange } from './store.server.ts';
import { putRoom } from './store-room.server.ts';

/** From now on the wall and the phones of those who have the code see what the facilitator shows. A code that was given out before is worth nothing any more. */
export async function openRoom(ctx: Context, { case: id, indicator }: RoomIndicator): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, id);
		demand(mayAssess(ctx.actor, of));
		demandState(of, 'consensusSession');
		found(indicatorsOf(await instrumentOf(tx, of)).find(({ code }) => code === indicator));
		await putRoom(tx, of, { indicator, code: newToken(codeLength), key: newToken(keyLength), openedAt: ctx.clock.now() });
		await ctx.record(tx, { event: 'diagnostics/room-opened', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { indicator } });
	});
}
