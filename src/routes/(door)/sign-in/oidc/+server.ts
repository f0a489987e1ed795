import { redirect } from '@sveltejs/kit';
import { localPath } from '#wiring/local-path.ts';
import { askElsewhere } from '#wiring/sign-in-elsewhere.server.ts';

export async function GET(event) {
	redirect(303, (await askElsewhere(event, localPath(event.url.searchParams.get('next')))) ?? '/sign-in?refused');
}
