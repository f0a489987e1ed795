import { fail, redirect } from '@sveltejs/kit';
import { showProblem } from '#wiring/door.server.ts';
import { Problem } from '#kernel/problem.ts';
import { localPath } from '#wiring/local-path.ts';
import { enter } from '#wiring/enter.server.ts';
import { demonstrationPeople, demonstrationPassword } from '#wiring/demonstration.ts';
import { theRuntime } from '#wiring/runtime.server.ts';
import { theSignIn } from '#wiring/sign-in.server.ts';

export function load({ locals, url }) {
	if (locals.person) redirect(303, '/');
	const shown = theRuntime().config.demonstration ? { password: demonstrationPassword, people: demonstrationPeople } : null;
	return { next: localPath(url.searchParams.get('next')), demo: shown, reset: url.searchParams.has('reset') };
}

export const actions = {
	password: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const email = String(form.get('email') ?? '').trim().toLowerCase();
		try {
			const { user } = await theSignIn().api.signInEmail({ body: { email, password: String(form.get('password') ?? '') }, headers: request.headers });
			await enter(user, cookies);
		} catch (error) {
			if ((error as { name?: string }).name !== 'APIError') throw error;
			return fail(400, { email, problem: showProblem(new Problem('register/wrong-credentials', { status: 400 }), locals.language) });
		}
		redirect(303, localPath(form.get('next')));
	},
	link: async ({ request }) => {
		const form = await request.formData();
		const email = String(form.get('email') ?? '').trim().toLowerCase();
		await theSignIn().api.signInMagicLink({ body: { email }, headers: request.headers }).catch(ignoreRefusal);
		return { email, sent: true };
	},
	reset: async ({ request }) => {
		const form = await request.formData();
		const email = String(form.get('email') ?? '').trim().toLowerCase();
		await theSignIn().api.requestPasswordReset({ body: { email } }).catch(ignoreRefusal);
		return { email, sent: true };
	}
};

/** Whether an address is known is nobody's business: the answer is the same. */
function ignoreRefusal(error: { name?: string }): void {
	if (error.name !== 'APIError') throw error;
}
