import { demand, found } from '#kernel/problem.ts';
import type { Ruling } from '#kernel/problem.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Context } from '#register/context.server.ts';
import type { OpenShare } from './input.ts';
import { stateOf } from './share.ts';
import { keepOpening, shareByToken, type ShareRow } from './store-shares.server.ts';

/** Whoever holds the address says who is reading; that is kept and shown to the organisation. Answers the opening. */
export async function openShare(ctx: Context, input: OpenShare): Promise<string> {
	return ctx.transact(async (tx) => {
		const shared = found(await shareByToken(tx, input.token));
		demand(mayOpen(shared, ctx.clock.today()));
		const opening = await keepOpening(tx, shared, input.name, ctx.clock.now());
		await ctx.record(tx, { event: 'reporting/share-opened', subject: { type: 'share', id: shared.id }, organisation: shared.organisationId, programme: shared.programmeId });
		return opening;
	});
}

function mayOpen(shared: ShareRow, today: LocalDate): Ruling {
	return stateOf(shared, today) === 'valid' || 'reporting/share-over';
}
