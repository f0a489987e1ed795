import { and, eq } from 'drizzle-orm';
import { demand, found, Problem } from '#kernel/problem.ts';
import { formatInstant } from '#i18n/format.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';
import type { ConfirmCompetences } from './people-input.ts';
import { mayConfirmRatings, ratingsConfirmedIn } from './people-policy.ts';
import { demandState } from './policy.ts';
import { caseToChange } from './store.server.ts';
import { colleagueToChange, ratingsOf, type RatingRow } from './store-people.server.ts';
import { competenceRating } from './tables.server.ts';

/** An assessor says at which level they found somebody, having read what that person did and talked it over. All of it is saved, or nothing. */
export async function confirmCompetences(ctx: Context, input: ConfirmCompetences): Promise<{ confirmed: number }> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		demand(mayConfirmRatings(ctx.actor, of));
		demandState(of, ...ratingsConfirmedIn);
		const row = await colleagueToChange(tx, of.id, input.colleague);
		if (row.handedInOn === null) throw new Problem('diagnostics/rating-not-handed-in');
		const standing = new Map((await ratingsOf(tx, [row])).map((rating) => [rating.competence, rating]));
		let confirmed = 0;
		for (const { competence, level, note, basedOn } of input.ratings) {
			const rating = found(standing.get(competence));
			if (level === undefined || (rating.confirmed === level && rating.note === note)) continue;
			await demandSeen(tx, rating, basedOn);
			await tx.update(competenceRating)
				.set({ confirmed: level, note, confirmedBy: ctx.actor.personId, confirmedAt: ctx.clock.now(), version: rating.version + 1 })
				.where(and(eq(competenceRating.colleagueId, row.id), eq(competenceRating.competence, competence)));
			confirmed += 1;
		}
		if (confirmed > 0) await ctx.record(tx, { event: 'diagnostics/competences-confirmed', subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme, data: { role: row.role, count: confirmed } });
		return { confirmed };
	});
}

/** Refuses a confirmation by somebody who had not seen the last one. */
async function demandSeen(tx: Tx, { version, confirmedBy, confirmedAt }: RatingRow, basedOn: number): Promise<void> {
	if (version === basedOn) return;
	const author = confirmedBy && (await peopleById(tx, [confirmedBy])).get(confirmedBy);
	throw new Problem('diagnostics/changed-meanwhile', { params: { who: author ? author.name : '', at: confirmedAt ? formatInstant(confirmedAt) : '' } });
}
