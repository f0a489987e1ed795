import { demand, found, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import type { Case } from './case.ts';
import { indicatorsOf } from './instrument.ts';
import { mayAssess } from './policy.ts';
import { instrumentOf } from './read.server.ts';
import { isRoomOpen, type Room } from './room.ts';
import type { RoomIndicator } from './room-input.ts';
import { caseToChange } from './store.server.ts';
import { changeRoom, roomOf } from './store-room.server.ts';

/** Puts one indicator on the wall; its spread stays hidden until it is revealed. */
export async function showIndicator(ctx: Context, input: RoomIndicator): Promise<void> {
	return ctx.transact(async (tx) => {
		const { of } = await openRoomToChange(ctx, tx, input);
		await show(ctx, tx, of, input.indicator);
	});
}

/** The facilitator goes on to the next indicator, and the wall with it, if it was at the one before. */
export async function showNextIndicator(ctx: Context, input: RoomIndicator): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayAssess(ctx.actor, of));
		const room = await roomOf(tx, of.id);
		if (!isRoomOpen(room, of.status, ctx.clock.now()) || room.indicator !== input.indicator) return;
		const order = indicatorsOf(await instrumentOf(tx, of)).map(({ code }) => code);
		const next = order[order.indexOf(input.indicator) + 1];
		if (next) await show(ctx, tx, of, next);
	});
}

async function show(ctx: Context, tx: Tx, of: Case, indicator: string): Promise<void> {
	await changeRoom(tx, of.id, { indicator });
	await ctx.record(tx, { event: 'diagnostics/indicator-shown', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { indicator } });
}

/** The case and its room, for one who facilitates there and an indicator that the instrument has. */
export async function openRoomToChange(ctx: Context, tx: Tx, input: RoomIndicator): Promise<{ of: Case; room: Room }> {
	const of = await caseToChange(tx, ctx.actor, input.case);
	demand(mayAssess(ctx.actor, of));
	const room = await roomOf(tx, of.id);
	if (!isRoomOpen(room, of.status, ctx.clock.now())) throw new Problem('diagnostics/room-not-open', { status: 409 });
	found(indicatorsOf(await instrumentOf(tx, of)).find(({ code }) => code === input.indicator));
	return { of, room };
}
