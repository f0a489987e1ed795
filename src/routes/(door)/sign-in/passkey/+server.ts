import { json } from '@sveltejs/kit';
import { passkeyChallenge } from '#wiring/enter.server.ts';

/** The challenge for a passkey; whose it is, the passkey says itself. */
export async function POST(event) {
	return json(await passkeyChallenge(event));
}
