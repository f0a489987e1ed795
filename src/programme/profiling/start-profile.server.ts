import { newId, type OrganisationId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import { openResponse } from '#questionnaires/open-response.server.ts';
import { rolesTowards } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { programmeById, programmesOf } from '#register/read.server.ts';
import { mayStartProfile } from './policy.ts';
import { profileStatus } from './read.server.ts';
import { lockStart } from './store.server.ts';
import { profile } from './tables.server.ts';
import { firstProfileState } from './workflow.ts';

/** Opens an organisation's profile, once; later calls answer the one that exists. */
export async function startProfile(ctx: Context, input: { organisation: string }): Promise<string> {
	return ctx.transact(async (tx) => {
		const organisation = input.organisation as OrganisationId;
		const programme = found((await programmesOf(tx, organisation))[0]);
		found(rolesTowards(ctx.actor, { organisation, programme })[0]);
		demand(mayStartProfile(ctx.actor, { organisation, programme }));
		await lockStart(tx, organisation);
		const known = await profileStatus(tx, organisation);
		if (known) return known.id;
		const definition = found((await programmeById(tx, programme))?.settings.profile);
		const at = ctx.clock.now();
		const id = newId<'profile'>();
		const responseId = await openResponse(tx, { organisation, definition, at });
		await tx.insert(profile).values({ id, organisationId: organisation, programmeId: programme, responseId, status: firstProfileState, createdAt: at });
		await ctx.record(tx, { event: 'profiling/started', subject: { type: 'profile', id }, organisation, programme });
		return id;
	});
}
