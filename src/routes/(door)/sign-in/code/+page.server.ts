import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { acting } from '#wiring/door.server.ts';
import { challengedUser, enterByCode } from '#wiring/enter.server.ts';
import { localPath } from '#wiring/local-path.ts';

export async function load(event) {
	if (!(await challengedUser(event))) redirect(303, '/sign-in');
}

export const actions = {
	default: (event) =>
		acting(event, z.object({ code: z.string().trim().min(1).max(40) }), async (_ctx, { code }) => void (await enterByCode(event, code)), {
			then: () => localPath(event.url.searchParams.get('next'))
		})
};
