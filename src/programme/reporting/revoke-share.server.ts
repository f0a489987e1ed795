import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { RevokeShare } from './input.ts';
import { mayShare } from './policy.ts';
import { reportToChange } from './store.server.ts';
import { revoke } from './store-shares.server.ts';

/** From this moment the address shows nothing any more, and a passport given out is answered with "revoked". */
export async function revokeShare(ctx: Context, input: RevokeShare): Promise<void> {
	return ctx.transact(async (tx) => {
		const { report } = await reportToChange(tx, ctx.actor, input.report);
		demand(mayShare(ctx.actor, report));
		const isRevoked = await revoke(tx, report.id, input.share, { author: found(ctx.actor.personId), at: ctx.clock.now() });
		if (!isRevoked) throw new Problem('reporting/share-over');
		await ctx.record(tx, { event: 'reporting/share-revoked', subject: { type: 'share', id: input.share }, organisation: report.organisation, programme: report.programme });
	});
}
