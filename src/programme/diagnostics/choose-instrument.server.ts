import { and, eq } from 'drizzle-orm';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import type { ChooseInstrument } from './instrument-input.ts';
import { instrumentChosenIn, mayChooseInstrument } from './instrument-policy.ts';
import { caseToChange } from './store.server.ts';
import { assessmentCase, instrument } from './tables.server.ts';

/** Decides with which instrument a case is scored; until somebody begins to score it may be another one. */
export async function chooseInstrument(ctx: Context, input: ChooseInstrument): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayChooseInstrument(ctx.actor, of));
		if (!instrumentChosenIn.includes(of.status)) throw new Problem('diagnostics/instrument-in-use');
		const [key, version] = [input.instrument.split('/')[0]!, Number(input.instrument.split('/')[1])];
		const [known] = await tx.select({ key: instrument.key }).from(instrument).where(and(eq(instrument.key, key), eq(instrument.version, version)));
		found(known);
		if (of.instrument.key === key && of.instrument.version === version) return;
		await tx.update(assessmentCase).set({ instrumentKey: key, instrumentVersion: version }).where(eq(assessmentCase.id, of.id));
		await ctx.record(tx, {
			event: 'diagnostics/instrument-chosen', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme,
			data: { from: `${of.instrument.key}/${of.instrument.version}`, to: input.instrument }
		});
	});
}
