import { demand } from '#kernel/problem.ts';
import { mayAdminister } from '#register/policy.ts';
import { reading } from '#wiring/door.server.ts';
import { transfersShown } from '#wiring/privacy.server.ts';

export async function load(event) {
	const before = Number(event.url.searchParams.get('before'));
	return reading(event, async (ctx) => {
		demand(mayAdminister(ctx.actor));
		const { rows, next } = await transfersShown(ctx, Number.isSafeInteger(before) && before > 0 ? before : undefined);
		return { rows, next: next === undefined ? undefined : `${event.url.pathname}?before=${next}` };
	});
}
