import { redirect } from '@sveltejs/kit';
import { signUp } from '#register/input.ts';
import { acting } from '#wiring/door.server.ts';
import { theRuntime } from '#wiring/runtime.server.ts';
import { askForLetter } from '#wiring/sign-in-letters.server.ts';

export function load({ locals }) {
	if (locals.person) redirect(303, '/');
}

/** The account is opened by the link in a letter. So the address is proven, and nobody learns here whether it has an account. */
export const actions = {
	default: (event) =>
		acting(event, signUp.omit({ password: true }), async (_ctx, { name, email, language }) => {
			await askForLetter(theRuntime(), { purpose: 'sign-up', email, name, language }, event.getClientAddress());
			return { sent: email };
		}, { fixed: { language: event.locals.language } })
};
