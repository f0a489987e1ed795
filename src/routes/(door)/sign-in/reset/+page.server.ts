import { fail, redirect } from '@sveltejs/kit';
import { Problem } from '#kernel/problem.ts';
import { showProblem } from '#wiring/door.server.ts';
import { theSignIn } from '#wiring/sign-in.server.ts';

export function load({ url }) {
	return { token: url.searchParams.get('token') ?? '' };
}

export const actions = {
	default: async ({ request, locals }) => {
		const form = await request.formData();
		const newPassword = String(form.get('password') ?? '');
		try {
			await theSignIn().api.resetPassword({ body: { token: String(form.get('token') ?? ''), newPassword } });
		} catch (error) {
			if ((error as { name?: string }).name !== 'APIError') throw error;
			const code = newPassword.length < 10 ? 'common/too-short' : 'register/link-not-valid';
			return fail(400, { problem: showProblem(new Problem(code, { status: 400 }), locals.language) });
		}
		redirect(303, '/sign-in?reset');
	}
};
