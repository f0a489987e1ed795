import { demand } from '#kernel/problem.ts';
import { mayAdminister } from '#register/policy.ts';
import { allConsents } from '#register/read-consents.server.ts';
import { showConsents } from '#wiring/consents.server.ts';
import { reading } from '#wiring/door.server.ts';

const pageSize = 50;

/** The ledger: nothing can be changed here. */
export async function load(event) {
	const asked = new Date(event.url.searchParams.get('before') ?? '');
	return reading(event, async (ctx) => {
		demand(mayAdminister(ctx.actor));
		const rows = await allConsents(ctx.read, Number.isNaN(asked.getTime()) ? undefined : asked, pageSize);
		const last = rows.length === pageSize ? rows.at(-1)!.consent.givenAt.toISOString() : undefined;
		return { consents: await showConsents(ctx, rows), next: last && `${event.url.pathname}?before=${encodeURIComponent(last)}` };
	});
}
