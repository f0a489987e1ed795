import { z } from 'zod';
import { newId, type PersonId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import { clearSecondFactor, disablePerson, enablePerson } from '#register/disable-person.server.ts';
import { mayAdminister } from '#register/policy.ts';
import { accessOf } from '#register/read-access.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		demand(mayAdminister(ctx.actor));
		const search = event.url.searchParams.get('q') ?? '';
		return { command: newId(), search, people: await accessOf(ctx.read, search), self: ctx.actor.personId };
	});
}

const someone = z.object({ person: z.uuid().transform((id) => id as PersonId) });

export const actions = {
	disable: (event) => acting(event, someone, disablePerson, { then: () => event.url.pathname }),
	enable: (event) => acting(event, someone, enablePerson, { then: () => event.url.pathname }),
	clear: (event) => acting(event, someone, clearSecondFactor, { then: () => event.url.pathname })
};
