import { fail, redirect } from '@sveltejs/kit';
import { Problem } from '#kernel/problem.ts';
import { showProblem } from '#wiring/door.server.ts';
import { enter } from '#wiring/enter.server.ts';
import { theSignIn } from '#wiring/sign-in.server.ts';

export function load({ url }) {
	return { token: url.searchParams.get('token') ?? '' };
}

/** A link in a mail is opened by mail scanners too; only the button uses it up. */
export const actions = {
	default: async ({ request, locals, cookies }) => {
		const token = String((await request.formData()).get('token') ?? '');
		try {
			const { user } = await theSignIn().api.magicLinkVerify({ query: { token }, headers: request.headers });
			await enter(user, cookies);
		} catch (error) {
			if ((error as { name?: string }).name !== 'APIError') throw error;
			return fail(410, { problem: showProblem(new Problem('register/link-not-valid', { status: 410 }), locals.language) });
		}
		redirect(303, '/');
	}
};
