import { z } from 'zod';
import { password } from '#register/input.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { openAskedAccount } from '#wiring/open-account.server.ts';
import { theRuntime } from '#wiring/runtime.server.ts';
import { askedForAccount } from '#wiring/sign-in-letters.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		const { name, email } = await askedForAccount(ctx.read, event.params.token, ctx.clock.now());
		return { name, email };
	});
}

export const actions = {
	default: (event) =>
		acting(event, z.object({ token: z.string(), password }), (_ctx, input) => openAskedAccount(theRuntime(), input, event.request.headers), {
			fixed: { token: event.params.token },
			then: () => '/organisations/new'
		})
};
