import { max, ne, and, eq } from 'drizzle-orm';
import { compareLocalDates } from '#kernel/local-date.ts';
import { newId, type OrganisationId, type PersonId, type ProgrammeId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { organisationTypeOf, profileStatus } from '#programme/profiling/read.server.ts';
import { rolesTowards } from '#register/actor.ts';
import { demandParticipation, giveConsent } from '#register/consent.server.ts';
import type { Context } from '#register/context.server.ts';
import { programmeById, programmesOf } from '#register/read.server.ts';
import { consentScope, consentVersion } from './consent-text.server.ts';
import type { RequestDiagnostics } from './input.ts';
import { proposedInstrument } from './instrument-choice.ts';
import { mayRequest } from './policy.ts';
import { latestInstruments } from './read-instruments.server.ts';
import { assessmentCase } from './tables.server.ts';
import { firstCaseState } from './workflow.ts';

/** An organisation volunteers for diagnostics. Its profile must be confirmed, and no other diagnostic of it under way. */
export async function requestDiagnostics(ctx: Context, input: RequestDiagnostics): Promise<{ case: string; round: number }> {
	return ctx.transact(async (tx) => {
		const of = { organisation: input.organisation as OrganisationId, programme: input.programme as ProgrammeId };
		found(rolesTowards(ctx.actor, of).length > 0 && (await programmesOf(tx, of.organisation)).includes(of.programme) ? of : null);
		demand(mayRequest(ctx.actor, of));
		await demandParticipation(tx, of);
		await demandConfirmedProfile(ctx, tx, of.organisation);
		const own = found(await programmeById(tx, of.programme)).settings.instrument;
		const instrument = proposedInstrument(await latestInstruments(tx), own, await organisationTypeOf(tx, of.organisation));
		if (!instrument) throw new Problem('diagnostics/no-instrument');
		const person = found(ctx.actor.personId);
		const consentId = await giveConsent(tx, { ...of, person, scope: consentScope, textVersion: consentVersion, language: ctx.language, at: ctx.clock.now() });
		const id = newId<'case'>();
		const round = await nextRound(tx, of);
		await insertCase(ctx, tx, { id, of, round, instrument, consentId, person, input });
		await ctx.record(tx, { event: 'diagnostics/requested', subject: { type: 'case', id }, ...of, data: { round } });
		return { case: id, round };
	});
}

async function demandConfirmedProfile(ctx: Context, tx: Tx, organisation: OrganisationId): Promise<void> {
	const profile = await profileStatus(tx, organisation);
	const holds = profile?.status === 'confirmed' && profile.confirmedUntil !== null && compareLocalDates(profile.confirmedUntil, ctx.clock.today()) >= 0;
	if (!holds) throw new Problem('diagnostics/profile-not-confirmed');
}

/** A withdrawn diagnostic is no round: its number is used again. */
async function nextRound(tx: Tx, of: { organisation: OrganisationId; programme: ProgrammeId }): Promise<number> {
	const [row] = await tx.select({ last: max(assessmentCase.round) }).from(assessmentCase).where(and(
		eq(assessmentCase.organisationId, of.organisation), eq(assessmentCase.programmeId, of.programme), ne(assessmentCase.status, 'withdrawn')
	));
	return (row?.last ?? 0) + 1;
}

/** The database itself keeps a second open case out, also when two people ask at the same moment. */
async function insertCase(ctx: Context, tx: Tx, { id, of, round, instrument, consentId, person, input }: {
	id: string; of: { organisation: OrganisationId; programme: ProgrammeId }; round: number; instrument: { key: string; version: number };
	consentId: string; person: PersonId; input: RequestDiagnostics;
}): Promise<void> {
	const now = ctx.clock.now();
	const inserted = await tx.insert(assessmentCase).values({
		id, round, consentId,
		organisationId: of.organisation, programmeId: of.programme,
		instrumentKey: instrument.key, instrumentVersion: instrument.version,
		status: firstCaseState, statusSince: now, requestedBy: person, requestedAt: now, changedAt: now,
		preferences: { weeks: input.weeks, language: input.language, place: input.place, note: input.note }
	}).onConflictDoNothing();
	if (inserted.rowCount === 0) throw new Problem('diagnostics/case-open-already');
}
