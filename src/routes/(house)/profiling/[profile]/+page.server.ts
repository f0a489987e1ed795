import { newId } from '#kernel/id.ts';
import { confirmProfile } from '#programme/profiling/confirm-profile.server.ts';
import { profileId, returnProfile as returning } from '#programme/profiling/input.ts';
import { overviewPage } from '#programme/profiling/overview-page.server.ts';
import { reopenProfile } from '#programme/profiling/reopen-profile.server.ts';
import { returnProfile } from '#programme/profiling/return-profile.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { page: await reading(event, (ctx) => overviewPage(ctx, event.params.profile)), command: newId() };
}

export const actions = {
	confirm: (event) => acting(event, profileId, confirmProfile, { fixed: { profile: event.params.profile }, then: () => '/profiling?status=submitted' }),
	return: (event) => acting(event, returning, returnProfile, { fixed: { profile: event.params.profile }, then: () => '/profiling?status=submitted' }),
	reopen: (event) => acting(event, profileId, reopenProfile, { fixed: { profile: event.params.profile }, then: () => `/profiling/${event.params.profile}` })
};
