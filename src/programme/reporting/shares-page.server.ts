/** To whom an organisation shows its report, and who opened it. */
import { newId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { SharesPage } from './around-pages.ts';
import { nameFor } from '#register/read.server.ts';
import { mayShare, maySeeShares } from './policy.ts';
import { isScopeOpen, shareScopes, stateOf } from './share.ts';
import { visibleReport } from './shown-document.server.ts';
import { sharesOf } from './store-shares.server.ts';

export async function sharesPage(ctx: Context, id: string): Promise<SharesPage> {
	const { report, organisation } = await visibleReport(ctx, id);
	found(maySeeShares(ctx.actor, report) === true && report.issuedVersion > 0 ? report : null);
	const today = ctx.clock.today();
	return {
		report: report.id,
		organisation: { number: organisation.number, name: nameFor(ctx.actor, report.programme, organisation, ctx.language) },
		mayShare: mayShare(ctx.actor, report) === true,
		scopes: shareScopes.filter((scope) => isScopeOpen(scope, organisation.masked)),
		language: ctx.language,
		command: newId(),
		shares: (await sharesOf(ctx.read, report.id)).map(({ share, openings }) => ({
			id: share.id, scope: share.scope, recipient: share.recipient, expiresOn: share.expiresOn,
			state: stateOf(share, today), command: newId(),
			openings: openings.map(({ name, at }) => ({ name, at: at.toISOString() }))
		}))
	};
}
