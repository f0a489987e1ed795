import { z } from 'zod';
import { acting } from '#wiring/door.server.ts';
import { enterByLink } from '#wiring/enter.server.ts';

export function load({ url }) {
	return { token: url.searchParams.get('token') ?? '' };
}

/** A link in a mail is opened by mail scanners too; only the button uses it up. */
export const actions = {
	default: (event) => acting(event, z.object({ token: z.string().max(200) }), (_ctx, { token }) => enterByLink(event, token), { then: (entered) => (entered === 'code' ? '/sign-in/code' : '/') })
};
