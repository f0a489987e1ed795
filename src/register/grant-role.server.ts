import type { PersonId, ProgrammeId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import type { ProgrammeRole } from './actor.ts';
import type { Context } from './context.server.ts';
import { mayInviteStaff } from './policy.ts';
import { addProgrammeRole } from './store.server.ts';

/** Gives a known person a role in a programme. */
export async function grantRole(ctx: Context, input: { programme: ProgrammeId; person: PersonId; role: ProgrammeRole }): Promise<void> {
	return ctx.transact(async (tx) => {
		demand(ctx.actor.isSystem || mayInviteStaff(ctx.actor, input.programme));
		await addProgrammeRole(tx, input.programme, input.person, input.role, ctx.clock.now());
		await ctx.record(tx, { event: 'register/role-granted', subject: { type: 'person', id: input.person }, programme: input.programme, data: { role: input.role } });
	});
}
