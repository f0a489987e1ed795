import { redirect } from '@sveltejs/kit';
import { theSignIn } from '#wiring/sign-in.server.ts';

export async function POST({ request }) {
	await theSignIn().api.signOut({ headers: request.headers });
	redirect(303, '/sign-in');
}
