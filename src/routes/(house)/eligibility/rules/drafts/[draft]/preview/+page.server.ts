import { redirect } from '@sveltejs/kit';
import { showPreview } from '#programme/eligibility/read-rule-pages.server.ts';
import { found } from '#kernel/problem.ts';
import { reading } from '#wiring/door.server.ts';
import { factSuppliers } from '#wiring/eligibility.server.ts';

/** Of a draft with faults there is nothing to preview: its page says what is wrong. */
export async function load(event) {
	const { url, params: { draft }, locals: { programme } } = event;
	const asked = { shown: url.searchParams.get('shown') ?? '', organisation: url.searchParams.get('organisation') };
	const page = await reading(event, (ctx) => showPreview(ctx, draft, found(programme), asked, factSuppliers));
	if (page === null) redirect(303, `/eligibility/rules/drafts/${draft}`);
	return { page };
}
