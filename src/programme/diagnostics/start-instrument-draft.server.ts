import { newId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { emptyHead, headCode, partsOf, type PartContent } from './instrument-draft.ts';
import type { StartInstrumentDraft } from './instrument-input.ts';
import { mayWriteInstruments } from './instrument-policy.ts';
import { insertDraft, latestVersion } from './store-instruments.server.ts';

/** Begins a new version of a published instrument, or an instrument that is new altogether. Answers the draft's id. */
export async function startInstrumentDraft(ctx: Context, input: StartInstrumentDraft): Promise<string> {
	return ctx.transact(async (tx) => {
		demand(mayWriteInstruments(ctx.actor));
		const key = 'from' in input ? input.from.split('/')[0]! : input.key;
		const latest = await latestVersion(tx, key);
		if (!('from' in input) && latest) throw new Problem('diagnostics/instrument-key-taken', { fields: [{ field: 'key', code: 'diagnostics/instrument-key-taken' }] });
		const parts = 'from' in input ? partsFrom(found(latest), input.from) : new Map<string, PartContent>([[headCode, emptyHead]]);
		const id = newId<'instrument'>();
		await insertDraft(tx, { id, key, basedOn: latest?.version ?? null, parts, by: found(ctx.actor.personId), at: ctx.clock.now() });
		await ctx.record(tx, { event: 'diagnostics/instrument-draft-started', subject: { type: 'instrument', id }, data: { key, basedOn: latest?.version ?? null } });
		return id;
	});
}

/** Only the latest version is taken up: a draft made from an older one would undo what came after it. */
function partsFrom(latest: Parameters<typeof partsOf>[0], from: string): Map<string, PartContent> {
	if (`${latest.key}/${latest.version}` !== from) throw new Problem('diagnostics/instrument-published-meanwhile');
	return partsOf(latest);
}
