import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { acting } from '#wiring/door.server.ts';
import { enterByPasskey } from '#wiring/enter.server.ts';
import { addPasskey, beginAuthenticator, confirmAuthenticator, enrolmentBegun, securityOf } from '#wiring/sign-in-security.server.ts';

/** The one page that opens for staff who have no second factor yet, or have not shown it. */
export async function load({ locals }) {
	const { session } = locals;
	if (!session) redirect(303, '/sign-in');
	const { hasPassword, authenticator } = await securityOf(session.userId);
	return { missing: session.missing, hasPassword, authenticator, enrolment: authenticator ? null : await enrolmentBegun(session.userId) };
}

/** Somebody who has a second factor shows it and sets up no other one here. */
function settingUp<T>(event: { locals: App.Locals }, work: () => T): T {
	if (event.locals.session?.missing !== 'set-up') redirect(303, '/');
	return work();
}

export const actions = {
	begin: (event) => settingUp(event, () => acting(event, z.object({ passwordNow: z.string().max(1024).optional() }), async (_ctx, { passwordNow }) => void (await beginAuthenticator(event, passwordNow)))),
	confirm: (event) =>
		settingUp(event, () => acting(event, z.object({ code: z.string().trim().min(1).max(40) }), async (_ctx, { code }) => ({ recoveryCodes: await confirmAuthenticator(event, code) }))),
	add: (event) =>
		settingUp(event, () => acting(event, z.object({ passkey: z.string().max(20_000), name: z.string().trim().max(60).default('') }), (_ctx, { passkey, name }) => addPasskey(event, passkey, name), { then: () => '/sign-in/second-factor' })),
	show: (event) => acting(event, z.object({ passkey: z.string().max(20_000) }), async (_ctx, { passkey }) => void (await enterByPasskey(event, passkey)), { then: () => '/' })
};
