import type { PersonId } from '#kernel/id.ts';
import { demand, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { endTrust, entrust } from '#register/entrust.server.ts';
import { membersOf, staffOf } from '#register/read.server.ts';
import type { Case } from './case.ts';
import type { ScheduleDiagnostics } from './input.ts';
import { advance, mayReschedule } from './policy.ts';
import { keepRaters } from './store-double-scoring.server.ts';
import { assessorsElsewhere, caseToChange, demandUnchanged, editCase, enterState, putAssessors } from './store.server.ts';

export type Team = readonly { readonly person: PersonId; readonly isLead: boolean }[];

/** Sets date, place, language and assessors; the organisation is entrusted to them. Until the session it may be done again. */
export async function scheduleDiagnostics(ctx: Context, input: ScheduleDiagnostics): Promise<void> {
	return ctx.transact(async (tx) => {
		const of = await caseToChange(tx, ctx.actor, input.case);
		const again = of.status === 'scheduled';
		if (again) demand(mayReschedule(ctx.actor, of));
		const status = again ? of.status : advance(ctx.actor, of, 'schedule');
		await demandUnchanged(tx, of, input.basedOn);
		const team = teamOf(input);
		await demandFit(tx, of, team);
		if (!again) await enterState(tx, ctx.clock, of, status);
		await editCase(tx, ctx.clock, ctx.actor.personId, of, { scheduledOn: input.scheduledOn, startsAt: input.startsAt || null, place: input.place, language: input.language });
		await replaceTeam(ctx, tx, of, team);
		await ctx.record(tx, {
			event: again ? 'diagnostics/rescheduled' : 'diagnostics/scheduled',
			subject: { type: 'case', id: of.id }, organisation: of.organisation, programme: of.programme,
			data: { on: input.scheduledOn, assessors: team.map(({ person }) => person), dismissed: of.assessors.map(({ person }) => person).filter((before) => !team.some(({ person }) => person === before)) }
		});
	});
}

function teamOf({ lead, assessors }: ScheduleDiagnostics): Team {
	const others = [...new Set(assessors)].filter((person) => person !== lead);
	return [{ person: lead as PersonId, isLead: true }, ...others.map((person) => ({ person: person as PersonId, isLead: false }))];
}

/** A lead must be a lead assessor of the programme, the others assessors; nobody assesses an organisation of their own, or one that they have an interest in. */
export async function demandFit(tx: Tx, of: Case, team: Team): Promise<void> {
	const staff = await staffOf(tx, of.programme, 'assessor', 'leadAssessor');
	const conflicted = new Set(of.assessors.filter(({ declaredConflictAt }) => declaredConflictAt).map(({ person }) => person));
	const members = new Set((await membersOf(tx, of.organisation)).map(({ id }) => id));
	for (const { person, isLead } of team) {
		const field = isLead ? 'lead' : 'assessors';
		const isFit = staff.some(({ id, role }) => id === person && (role === 'leadAssessor' || !isLead));
		const code = !isFit ? 'diagnostics/not-an-assessor' : members.has(person) ? 'diagnostics/assessor-is-member' : conflicted.has(person) ? 'diagnostics/assessor-has-conflict' : null;
		if (code) throw new Problem(code, { status: 400, fields: [{ field, code }] });
	}
}

async function replaceTeam(ctx: Context, tx: Tx, of: Case, team: Team): Promise<void> {
	const at = ctx.clock.now();
	const before = of.assessors.map(({ person }) => person);
	const kept = await assessorsElsewhere(tx, of, before);
	await putAssessors(tx, of.id, team);
	await keepRaters(tx, of, team);
	await endTrust(tx, { ...of, people: before.filter((person) => !kept.has(person)), roles: ['assessor', 'leadAssessor'], at });
	for (const { person, isLead } of team) await entrust(tx, { ...of, person, role: isLead ? 'leadAssessor' : 'assessor', since: at });
}
