import { found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { alone } from './competences.ts';
import type { RateCompetence } from './people-input.ts';
import { openRating } from './read-self-rating.server.ts';
import { writeSelfRating } from './store-people.server.ts';

/** Keeps what somebody says of one competence of theirs; until it is handed in it is their own note, and nothing of it is recorded. */
export async function rateCompetence(ctx: Context, { token, competence, level, proof }: RateCompetence): Promise<void> {
	const { colleague, framework } = await openRating(ctx, token);
	found(framework.competences.find(({ code }) => code === competence));
	if (level >= alone && proof === '') throw new Problem('diagnostics/rating-without-proof', { status: 400, fields: [{ field: 'proof', code: 'diagnostics/rating-without-proof' }] });
	await writeSelfRating(ctx.read, colleague, { competence, level, proof });
}
