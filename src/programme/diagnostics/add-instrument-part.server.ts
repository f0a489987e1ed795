import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { draftLimits, emptyIndicator, emptyParameter, type InstrumentDraft, indicatorsUnder, nextCode } from './instrument-draft.ts';
import type { AddInstrumentPart } from './instrument-input.ts';
import { mayWriteInstruments } from './instrument-policy.ts';
import { draftToChange, insertPart } from './store-instruments.server.ts';

/** An empty parameter, or an empty indicator under one. Answers its code. */
export async function addInstrumentPart(ctx: Context, { draft: id, parameter }: AddInstrumentPart): Promise<string> {
	return ctx.transact(async (tx) => {
		demand(mayWriteInstruments(ctx.actor));
		const { draft } = await draftToChange(tx, id);
		if (parameter !== '') found(draft.parameters.get(parameter));
		if (isFull(draft, parameter)) throw new Problem('diagnostics/instrument-too-many');
		const code = nextCode(draft, parameter === '' ? null : parameter);
		await insertPart(tx, { draftId: id, code, content: parameter === '' ? emptyParameter : emptyIndicator, authorId: found(ctx.actor.personId), at: ctx.clock.now() });
		await ctx.record(tx, { event: 'diagnostics/instrument-part-added', subject: { type: 'instrument', id }, data: { part: code } });
		return code;
	});
}

function isFull(draft: InstrumentDraft, parameter: string): boolean {
	const { parameters, indicators, indicatorsPerParameter } = draftLimits;
	if (parameter === '') return draft.parameters.size >= parameters || Number(nextCode(draft, null)) > 99;
	return draft.indicators.size >= indicators || indicatorsUnder(draft, parameter).length >= indicatorsPerParameter;
}
