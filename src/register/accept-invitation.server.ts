import { and, eq, gt, isNull } from 'drizzle-orm';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Reader } from '#platform/database.server.ts';
import type { MemberRole, ProgrammeRole } from './actor.ts';
import type { Context } from './context.server.ts';
import { hashToken } from './invite-person.server.ts';
import { programmesOf } from './read.server.ts';
import { addMember, addProgrammeRole } from './store.server.ts';
import { invitation } from './tables.server.ts';

/** The invitation behind a link, while it can still be accepted. */
export async function openInvitation(read: Reader, token: string, now: Date) {
	const [row] = await read.select().from(invitation)
		.where(and(eq(invitation.tokenHash, hashToken(token)), isNull(invitation.acceptedAt), gt(invitation.expiresAt, now)));
	return row;
}

/** The signed-in person takes the invited role. The link proves the address: who holds it was sent it. */
export async function acceptInvitation(ctx: Context, input: { token: string }): Promise<void> {
	return ctx.transact(async (tx) => {
		const open = await openInvitation(tx, input.token, ctx.clock.now());
		if (!open) throw new Problem('register/invitation-not-open', { status: 410 });
		demand(ctx.actor.personId !== null || 'common/sign-in-first');
		const person = found(ctx.actor.personId);
		const now = ctx.clock.now();
		if (open.organisationId) await addMember(tx, open.organisationId, person, open.role as MemberRole, now);
		if (open.programmeId) await addProgrammeRole(tx, open.programmeId, person, open.role as ProgrammeRole, now);
		await tx.update(invitation).set({ acceptedAt: now }).where(eq(invitation.id, open.id));
		const programme = open.programmeId ?? (open.organisationId && (await programmesOf(tx, open.organisationId))[0]) ?? null;
		await ctx.record(tx, { event: 'register/invitation-accepted', subject: { type: 'invitation', id: open.id }, organisation: open.organisationId, programme, data: { role: open.role } });
	});
}
