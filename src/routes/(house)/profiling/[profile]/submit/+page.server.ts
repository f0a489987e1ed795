import { redirect } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import { profileId } from '#programme/profiling/input.ts';
import { submitPage } from '#programme/profiling/overview-page.server.ts';
import { submitProfile } from '#programme/profiling/submit-profile.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const page = await reading(event, (ctx) => submitPage(ctx, event.params.profile));
	if (!page.head.abilities.edit) redirect(303, `/profiling/${page.head.id}`);
	return { page, command: newId() };
}

export const actions = {
	default: (event) =>
		acting(event, profileId, submitProfile, { fixed: { profile: event.params.profile }, then: () => `/profiling/${event.params.profile}` })
};
