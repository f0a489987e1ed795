import type { ProgrammeId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import type { Context } from './context.server.ts';
import { mayAudit } from './policy.ts';

/** An auditor sees everything of a programme and changes nothing; every page that is opened is an entry of the journal, before it is shown. */
export async function noteReading(ctx: Context, { path, programme }: { readonly path: string; readonly programme: ProgrammeId }): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayAudit(ctx.actor, programme));
		await ctx.record(tx, { event: 'register/page-audited', subject: { type: 'page', id: path }, programme });
	});
}
