import { json } from '@sveltejs/kit';
import { newPasskeyChallenge } from '#wiring/sign-in-security.server.ts';

export async function POST(event) {
	const answer = await newPasskeyChallenge(event);
	return answer ? json(answer) : new Response(null, { status: 403 });
}
