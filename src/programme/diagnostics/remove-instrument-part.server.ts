import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { headCode, indicatorsUnder, kindOfPart } from './instrument-draft.ts';
import type { RemoveInstrumentPart } from './instrument-input.ts';
import { mayWriteInstruments } from './instrument-policy.ts';
import { demandSeen } from './save-instrument-part.server.ts';
import { deleteParts, draftToChange } from './store-instruments.server.ts';

/** Takes an indicator, or an empty parameter, out of a draft. Published versions keep theirs. */
export async function removeInstrumentPart(ctx: Context, { draft: id, part, basedOn }: RemoveInstrumentPart): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayWriteInstruments(ctx.actor));
		const { draft, parts } = await draftToChange(tx, id);
		const standing = found(part === headCode ? null : parts.find(({ code }) => code === part));
		await demandSeen(tx, standing, basedOn);
		if (kindOfPart(part) === 'parameter' && indicatorsUnder(draft, part).length > 0) throw new Problem('diagnostics/instrument-parameter-in-use');
		await deleteParts(tx, id, [part]);
		await ctx.record(tx, { event: 'diagnostics/instrument-part-removed', subject: { type: 'instrument', id }, data: { part } });
	});
}
