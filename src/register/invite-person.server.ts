import { createHash, randomBytes } from 'node:crypto';
import { newId, type OrganisationId, type ProgrammeId } from '#kernel/id.ts';
import { demand, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { memberRoles } from './actor.ts';
import type { Context } from './context.server.ts';
import type { InvitePerson } from './input.ts';
import { mayInviteMember, mayInviteStaff } from './policy.ts';
import { programmesOf } from './read.server.ts';
import { invitation } from './tables.server.ts';

const validDays = 14;

export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

/**
 * Invites somebody by e-mail to speak for an organisation or to work in a programme. `deliver` writes the mail in the same
 * transaction: both or neither. What is stored is the token's hash, also of the answer that a repeat gets; then the token is ''.
 */
export async function invitePerson(ctx: Context, input: InvitePerson, deliver?: (tx: Tx, token: string) => Promise<void>): Promise<{ id: string; token: string }> {
	const token = randomBytes(24).toString('base64url');
	const { id, tokenHash } = await ctx.transact(async (tx) => {
		const organisation = (input.organisation ?? null) as OrganisationId | null;
		const programme = (organisation ? (await programmesOf(tx, organisation))[0] : input.programme) as ProgrammeId | undefined;
		if (!programme) throw new Problem('common/not-found', { status: 404 });
		const forOrganisation = memberRoles.includes(input.role as 'member');
		if (forOrganisation !== (organisation !== null)) throw new Problem('register/role-does-not-fit', { status: 400 });
		demand(organisation ? mayInviteMember(ctx.actor, { organisation, programme }) : mayInviteStaff(ctx.actor, programme));
		const id = newId<'invitation'>();
		const now = ctx.clock.now();
		await tx.insert(invitation).values({
			id,
			tokenHash: hashToken(token),
			email: input.email,
			name: input.name,
			language: input.language,
			organisationId: organisation,
			programmeId: organisation ? null : programme,
			role: input.role,
			invitedBy: ctx.actor.personId,
			createdAt: now,
			expiresAt: new Date(now.getTime() + validDays * 24 * 60 * 60 * 1000)
		});
		await ctx.record(tx, { event: 'register/person-invited', subject: { type: 'invitation', id }, organisation, programme, data: { role: input.role } });
		await deliver?.(tx, token);
		return { id, tokenHash: hashToken(token) };
	});
	return { id, token: tokenHash === hashToken(token) ? token : '' };
}
