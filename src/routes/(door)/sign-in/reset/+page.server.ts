import { z } from 'zod';
import { password } from '#register/input.ts';
import { acting } from '#wiring/door.server.ts';
import { resetPassword } from '#wiring/sign-in-security.server.ts';

export function load({ url }) {
	return { token: url.searchParams.get('token') ?? '' };
}

export const actions = {
	default: (event) => acting(event, z.object({ token: z.string().max(200), password }), (_ctx, input) => resetPassword(input), { then: () => '/sign-in?reset' })
};
