import { z } from 'zod';
import { Problem } from '#kernel/problem.ts';
import { acceptInvitation, openInvitation } from '#register/accept-invitation.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { renewed } from '#wiring/enter.server.ts';
import { placeOf, roleName } from '#wiring/mail-invitation.server.ts';
import { openAccount } from '#wiring/open-account.server.ts';
import { theRuntime } from '#wiring/runtime.server.ts';
import { loadActorById } from '#register/read-actor.server.ts';
import { buildContext } from '#wiring/context.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		const open = await openInvitation(ctx.read, event.params.token, ctx.clock.now());
		if (!open) throw new Problem('register/invitation-not-open', { status: 410 });
		return {
			signedIn: event.locals.person?.name ?? null,
			name: open.name,
			email: open.email,
			role: roleName(open.role, ctx.language),
			place: await placeOf(ctx, open)
		};
	});
}

const newcomer = z.object({ token: z.string(), password: z.string().min(10).max(256) });

export const actions = {
	/** Somebody who is signed in takes the role, and goes on under a new session. */
	accept: (event) =>
		acting(event, z.object({ token: z.string() }), async (ctx, input) => {
			await acceptInvitation(ctx, input);
			await renewed(event);
		}, { fixed: { token: event.params.token }, then: () => '/' }),
	/** Somebody new chooses a password; the address was proven by the link. */
	join: (event) =>
		acting(event, newcomer, async (ctx, { token, password }) => {
			const open = await openInvitation(ctx.read, token, ctx.clock.now());
			if (!open) throw new Problem('register/invitation-not-open', { status: 410 });
			const { name, email, language } = open;
			const person = await openAccount(theRuntime(), { name, email, language, password }, event.request.headers);
			const actor = (await loadActorById(ctx.read, person))!;
			await acceptInvitation(buildContext(theRuntime(), { actor, language }), { token });
		}, { fixed: { token: event.params.token }, then: () => '/' })
};
