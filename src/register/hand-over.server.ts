import { demand } from '#kernel/problem.ts';
import { type Belonging, rolesTowards } from './actor.ts';
import type { Context } from './context.server.ts';
import { type HandedDocument, isOwn, purposeOf } from './hand-over.ts';

export interface HandOver extends Belonging {
	readonly document: HandedDocument;
	readonly id: string;
}

/**
 * The transfer log: every document that somebody outside the organisation takes out of the pages, as an entry of the journal.
 * Whether they may is decided by whoever makes the document; this is called once it is made.
 */
export async function recordHandOver(ctx: Context, { document, id, organisation, programme }: HandOver): Promise<void> {
	const roles = rolesTowards(ctx.actor, { organisation, programme });
	if (isOwn(roles)) return undefined;
	return ctx.transact(async (tx) => {
		demand(roles.length > 0 || 'common/not-permitted');
		await ctx.record(tx, { event: 'register/data-handed-over', subject: { type: document, id }, organisation, programme, data: { document, role: roles[0], purpose: purposeOf(roles) } });
	});
}
