import { newId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import { decideRetention } from '#register/decide-retention.server.ts';
import { decideRetention as schema } from '#register/input.ts';
import { mayDecideRetention } from '#register/policy.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { programmeKeeping } from '#wiring/privacy.server.ts';
import { theRetention } from '#wiring/retention.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		const programme = found(event.locals.programme);
		demand(mayDecideRetention(ctx.actor, programme));
		return { command: newId(), rules: await programmeKeeping(ctx, programme) };
	});
}

export const actions = {
	default: (event) =>
		acting(event, schema, (ctx, input) => decideRetention(ctx, { ...input, programme: found(event.locals.programme), rules: theRetention().rules }), {
			then: () => '/settings/keeping'
		})
};
