import { newId, type OrganisationId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import { endMembership } from '#register/end-membership.server.ts';
import { endMembership as ended, invitePerson as schema } from '#register/input.ts';
import { invitePerson } from '#register/invite-person.server.ts';
import { membersOf, openInvitations } from '#register/read.server.ts';
import { mailInvitation } from '#wiring/mail-invitation.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const { abilities } = await event.parent();
	return reading(event, async (ctx) => {
		demand(abilities.knowPeople || 'common/not-permitted');
		const organisation = event.params.organisation as OrganisationId;
		const [members, invited] = await Promise.all([membersOf(ctx.read, organisation), openInvitations(ctx.read, { organisation })]);
		return {
			command: newId(),
			members: members.map(({ id, name, email, role }) => ({ id, name, email, role })),
			self: ctx.actor.personId,
			invited: invited.map(({ id, name, email, role, expiresAt }) => ({ id, name, email, role, until: dateInBishkek(expiresAt) }))
		};
	});
}

export const actions = {
	invite: (event) =>
		acting(event, schema, (ctx, input) => mailInvitation(ctx, input, invitePerson), {
			fixed: { organisation: event.params.organisation },
			then: () => `/organisations/${event.params.organisation}/people`
		}),
	end: (event) =>
		acting(event, ended, endMembership, {
			fixed: { organisation: event.params.organisation },
			then: () => `/organisations/${event.params.organisation}/people`
		})
};
