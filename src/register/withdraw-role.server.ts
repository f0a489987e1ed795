import { and, eq, isNull } from 'drizzle-orm';
import type { PersonId, ProgrammeId } from '#kernel/id.ts';
import { demand, Problem } from '#kernel/problem.ts';
import type { ProgrammeRole } from './actor.ts';
import type { Context } from './context.server.ts';
import { mayInviteStaff } from './policy.ts';
import { assignment, programmeRole } from './tables.server.ts';

/** Takes a role in a programme from a person, with all that was entrusted to them in it. Rights are read anew with every request: the next one lacks it. */
export async function withdrawRole(ctx: Context, input: { programme: ProgrammeId; person: PersonId; role: ProgrammeRole }): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(mayInviteStaff(ctx.actor, input.programme));
		if (input.person === ctx.actor.personId) throw new Problem('register/not-oneself');
		const until = ctx.clock.now();
		const held = [eq(programmeRole.programmeId, input.programme), eq(programmeRole.personId, input.person), eq(programmeRole.role, input.role), isNull(programmeRole.until)];
		const [gone] = await tx.update(programmeRole).set({ until }).where(and(...held)).returning({ role: programmeRole.role });
		if (!gone) throw new Problem('register/role-not-held');
		await tx.update(assignment).set({ until }).where(and(
			eq(assignment.programmeId, input.programme), eq(assignment.personId, input.person), eq(assignment.role, input.role), isNull(assignment.until)
		));
		await ctx.record(tx, { event: 'register/role-withdrawn', subject: { type: 'person', id: input.person }, programme: input.programme, data: { role: input.role } });
	});
}
