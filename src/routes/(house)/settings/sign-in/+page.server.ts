import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import { endSessions } from '#register/end-sessions.server.ts';
import { password } from '#register/input.ts';
import { sessionsOf } from '#register/read-sessions.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { addPasskey, beginAuthenticator, changePassword, confirmAuthenticator, enrolmentBegun, removeAuthenticator, removePasskey, renewRecoveryCodes, securityOf } from '#wiring/sign-in-security.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		const { id, userId } = found(event.locals.session);
		const security = await securityOf(userId);
		return {
			command: newId(),
			security,
			enrolment: security.authenticator ? null : await enrolmentBegun(userId),
			sessions: (await sessionsOf(ctx.read, found(ctx.actor.personId), ctx.clock.now())).map((one) => ({ ...one, current: one.id === id }))
		};
	});
}

const here = '/settings/sign-in';
const passwordNow = z.string().max(1024).optional();

export const actions = {
	password: (event) =>
		acting(event, z.object({ passwordNow: z.string().max(1024), password }), async (_ctx, input) => {
			await changePassword(event, input);
			return { passwordChanged: true };
		}),
	begin: (event) => acting(event, z.object({ passwordNow }), async (_ctx, input) => void (await beginAuthenticator(event, input.passwordNow)), { then: () => `${here}#app` }),
	confirm: (event) =>
		acting(event, z.object({ code: z.string().trim().min(1).max(40) }), async (_ctx, { code }) => ({ recoveryCodes: await confirmAuthenticator(event, code) })),
	renew: (event) => acting(event, z.object({ passwordNow }), async (_ctx, input) => ({ recoveryCodes: await renewRecoveryCodes(event, input.passwordNow) })),
	removeApp: (event) => acting(event, z.object({ passwordNow }), (_ctx, input) => removeAuthenticator(event, input.passwordNow), { then: () => here }),
	add: (event) =>
		acting(event, z.object({ passkey: z.string().max(20_000), name: z.string().trim().max(60).default('') }), (_ctx, { passkey, name }) => addPasskey(event, passkey, name), { then: () => here }),
	removePasskey: (event) => acting(event, z.object({ id: z.string().max(80), passwordNow }), (_ctx, input) => removePasskey(event, input), { then: () => here }),
	end: (event) => acting(event, z.object({ session: z.string().max(80) }), endSessions, { then: () => here }),
	endOthers: (event) => acting(event, z.object({ butFor: z.string() }), endSessions, { fixed: { butFor: event.locals.session?.id }, then: () => here })
};
