import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { email } from '#register/input.ts';
import { demonstrationPeople, demonstrationPassword } from '#wiring/demonstration.ts';
import { acting } from '#wiring/door.server.ts';
import { type Entered, enterByPasskey, enterByPassword } from '#wiring/enter.server.ts';
import { localPath } from '#wiring/local-path.ts';
import { theRuntime } from '#wiring/runtime.server.ts';
import { askForLetter, type Letter } from '#wiring/sign-in-letters.server.ts';

export function load({ locals, url }) {
	if (locals.person) redirect(303, '/');
	const { config } = theRuntime();
	return {
		next: localPath(url.searchParams.get('next')),
		demo: config.demonstration ? { password: demonstrationPassword, people: demonstrationPeople } : null,
		reset: url.searchParams.has('reset'),
		elsewhere: config.oidc?.name ?? null,
		refusedElsewhere: url.searchParams.has('refused')
	};
}

const next = z.unknown().optional().transform((asked) => localPath(asked));
const credentials = z.object({ email: z.string().trim().toLowerCase().max(254), password: z.string().max(1024), next });

export const actions = {
	password: (event) => acting(event, credentials, async (_ctx, input) => onward(await enterByPassword(event, input.email, input.password), input.next), { then: (path) => path }),
	passkey: (event) =>
		acting(event, z.object({ passkey: z.string().max(20_000), next }), async (_ctx, input) => onward(await enterByPasskey(event, input.passkey), input.next), { then: (path) => path }),
	link: (event) => letter(event, 'sign-in'),
	reset: (event) => letter(event, 'reset')
};

function onward(entered: Entered, path: string): string {
	return entered === 'code' ? `/sign-in/code?next=${encodeURIComponent(path)}` : path;
}

/** Whether an address is known is nobody's business: the answer is the same, and so is the work. */
function letter(event: RequestEvent, purpose: Letter['purpose']) {
	return acting(event, z.object({ email }), async (ctx, input) => {
		await askForLetter(theRuntime(), { purpose, email: input.email, language: ctx.language }, event.getClientAddress());
		return { sent: input.email };
	});
}
