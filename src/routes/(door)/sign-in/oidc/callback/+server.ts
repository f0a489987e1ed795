import { redirect } from '@sveltejs/kit';
import { enterFromElsewhere } from '#wiring/sign-in-elsewhere.server.ts';

/** The other house sends the browser here. */
export async function GET(event) {
	const answer = await enterFromElsewhere(event);
	if (!answer) redirect(303, '/sign-in?refused');
	redirect(303, answer.entered === 'code' ? `/sign-in/code?next=${encodeURIComponent(answer.next)}` : answer.next);
}
