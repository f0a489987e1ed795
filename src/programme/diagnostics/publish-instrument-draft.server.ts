import { demand, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { instrumentFrom } from './instrument-draft.ts';
import { faultsOf } from './instrument-faults.ts';
import type { DraftOnly } from './instrument-input.ts';
import { mayPublishInstruments } from './instrument-policy.ts';
import { keepVersion } from './publish-instrument.server.ts';
import { deleteDraft, draftToChange, latestVersion } from './store-instruments.server.ts';

/** Makes of a complete draft the next version of its instrument, which never changes again. */
export async function publishInstrumentDraft(ctx: Context, { draft: id }: DraftOnly): Promise<{ key: string; version: number }> {
	return ctx.transact(async (tx) => {
		demand(mayPublishInstruments(ctx.actor));
		const { draft } = await draftToChange(tx, id);
		const latest = await latestVersion(tx, draft.key);
		if ((latest?.version ?? null) !== draft.basedOn) throw new Problem('diagnostics/instrument-published-meanwhile');
		if (faultsOf(draft, latest).length > 0) throw new Problem('diagnostics/instrument-incomplete');
		const version = (latest?.version ?? 0) + 1;
		const isNew = await keepVersion(tx, ctx.clock, instrumentFrom(draft, version));
		if (!isNew) throw new Problem('diagnostics/instrument-published-meanwhile');
		await deleteDraft(tx, id);
		await ctx.record(tx, { event: 'diagnostics/instrument-published', subject: { type: 'instrument', id: `${draft.key}/${version}` }, data: { draft: id } });
		return { key: draft.key, version };
	});
}
