import { newId } from '#kernel/id.ts';
import { reportOnMany as schema } from '#programme/planning/input.ts';
import { reportOnMany } from '#programme/planning/report-on-many.server.ts';
import { reportedInWords, showMany } from '#programme/planning/show-many.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ page: await showMany(ctx, event.params.plan), command: newId() }));
}

/** The page stays: what could not be written is shown where it was typed. */
export const actions = {
	default: async (event) => {
		const result = await acting(event, schema, reportOnMany, { fixed: { plan: event.params.plan } });
		return 'done' in result ? { reported: reportedInWords(result.answer, event.locals.language) } : result;
	}
};
