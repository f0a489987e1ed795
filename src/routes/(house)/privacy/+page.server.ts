import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import { mayAdminister } from '#register/policy.ts';
import { runRetention } from '#register/run-retention.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { privacyShown } from '#wiring/privacy.server.ts';
import { stageRetention, theRetention } from '#wiring/retention.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		demand(mayAdminister(ctx.actor));
		return { command: newId(), ...(await privacyShown(ctx)) };
	});
}

export const actions = {
	run: (event) => acting(event, z.object({}), (ctx) => runRetention(ctx, theRetention(), stageRetention), { then: () => '/privacy' })
};
