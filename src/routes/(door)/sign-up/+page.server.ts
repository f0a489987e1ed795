import { redirect } from '@sveltejs/kit';
import { signUp } from '#register/input.ts';
import { acting } from '#wiring/door.server.ts';
import { openAccount } from '#wiring/open-account.server.ts';
import { theRuntime } from '#wiring/runtime.server.ts';

export function load({ locals }) {
	if (locals.person) redirect(303, '/');
}

export const actions = {
	default: (event) =>
		acting(event, signUp, (_ctx, input) => openAccount(theRuntime(), input, event.request.headers), {
			fixed: { language: event.locals.language },
			then: () => '/organisations/new'
		})
};
