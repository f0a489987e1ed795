import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { CaseOnly } from './input.ts';
import { mayAssess } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { changeRoom } from './store-room.server.ts';

/** The code leads nowhere any more, and the screens say that it is over. */
export async function closeRoom(ctx: Context, input: CaseOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayAssess(ctx.actor, of));
		await changeRoom(tx, of.id, { code: null, key: null });
		await ctx.record(tx, { event: 'diagnostics/room-closed', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme });
	});
}
