import { found } from '#kernel/problem.ts';
import { batchPage } from '#programme/reporting/batch-page.server.ts';
import { orderBatch as schema } from '#programme/reporting/input.ts';
import { orderBatch } from '#programme/reporting/order-batch.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ view: await batchPage(ctx, found(event.locals.programme)) }));
}

export const actions = {
	default: (event) => acting(event, schema, orderBatch, { fixed: { programme: event.locals.programme }, then: () => '/reporting/batch' })
};
