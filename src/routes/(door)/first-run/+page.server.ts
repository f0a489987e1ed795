import { redirect } from '@sveltejs/kit';
import { foundInstallation as schema } from '#register/input.ts';
import { isEmpty } from '#register/read.server.ts';
import { acting } from '#wiring/door.server.ts';
import { foundInstallation } from '#wiring/found-installation.server.ts';
import { theRuntime } from '#wiring/runtime.server.ts';

export async function load() {
	if (!(await isEmpty(theRuntime().database.read))) redirect(303, '/');
}

export const actions = {
	default: (event) =>
		acting(event, schema, (_ctx, input) => foundInstallation(theRuntime(), input, event.request.headers), {
			fixed: { language: event.locals.language },
			then: () => '/'
		})
};
