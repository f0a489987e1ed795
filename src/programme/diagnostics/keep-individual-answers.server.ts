import { found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { openAnswering } from './read-answering.server.ts';
import { indicatorsOf } from './instrument.ts';
import type { KeepAnswers } from './respondent-input.ts';
import { draftOf, writeDraft } from './store-respondents.server.ts';

/** Keeps what a respondent chose so far, sealed. It is their own note, not yet an answer: nothing of it is recorded, not even when. */
export async function keepIndividualAnswers(ctx: Context, { token, device, answers }: KeepAnswers): Promise<void> {
	const { respondent, instrument } = await openAnswering(ctx, token);
	const known = new Set(indicatorsOf(instrument).map(({ code }) => code));
	const strange = Object.keys(answers).find((code) => !known.has(code));
	if (strange) throw new Problem('diagnostics/unknown-indicator', { status: 400, params: { indicator: strange } });
	const held = { token, device: found(device) };
	await writeDraft(ctx.read, respondent.caseId, held, { ...(await draftOf(ctx.read, held)), ...answers });
}
