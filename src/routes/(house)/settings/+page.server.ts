import { newId } from '#kernel/id.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import { demand, found } from '#kernel/problem.ts';
import { invitePerson as schema, withdrawRole as taken } from '#register/input.ts';
import { invitePerson } from '#register/invite-person.server.ts';
import { mayAdminister, mayInviteStaff } from '#register/policy.ts';
import { openInvitations, staffOf } from '#register/read.server.ts';
import { withdrawRole } from '#register/withdraw-role.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { mailInvitation } from '#wiring/mail-invitation.server.ts';
import { theRuntime } from '#wiring/runtime.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		const programme = found(event.locals.programme);
		demand(mayInviteStaff(ctx.actor, programme));
		const [staff, invited] = await Promise.all([staffOf(ctx.read, programme), openInvitations(ctx.read, { programme })]);
		return {
			command: newId(),
			staff: staff.map(({ id, name, email, role }) => ({ id, name, email, role })),
			self: ctx.actor.personId,
			invited: invited.map(({ id, name, email, role, expiresAt }) => ({ id, name, email, role, until: dateInBishkek(expiresAt) })),
			access: mayAdminister(ctx.actor) === true,
			privacy: mayAdminister(ctx.actor) === true,
			outbox: mayAdminister(ctx.actor) === true && !theRuntime().config.smtpUrl
		};
	});
}

export const actions = {
	invite: (event) =>
		acting(event, schema, (ctx, input) => mailInvitation(ctx, input, invitePerson), {
			fixed: { programme: event.locals.programme, organisation: undefined },
			then: () => '/settings'
		}),
	withdraw: (event) => acting(event, taken, withdrawRole, { fixed: { programme: event.locals.programme }, then: () => '/settings' })
};
