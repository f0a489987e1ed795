import { z } from 'zod';
import { dateInBishkek } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import { formatDate } from '#i18n/format.ts';
import { askErasure, takeBackErasure } from '#register/ask-erasure.server.ts';
import { knownAbout } from '#register/export-person.server.ts';
import { giveConsent, withdrawConsent } from '#register/input.ts';
import { consentsAround } from '#register/read-consents.server.ts';
import { lastErasureOf } from '#register/read-erasures.server.ts';
import { renewParticipation, withdrawParticipation } from '#register/withdraw-consent.server.ts';
import { showConsents } from '#wiring/consents.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { roleName } from '#wiring/mail-invitation.server.ts';
import { ownKeeping } from '#wiring/privacy.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		demand(ctx.actor.personId !== null || 'common/sign-in-first');
		const id = found(ctx.actor.personId);
		const known = await knownAbout(ctx.read, id);
		const heads = ctx.actor.memberships.filter(({ role }) => role === 'head').map(({ organisation }) => organisation);
		const asked = await lastErasureOf(ctx.read, id);
		const roles = [...known.memberships, ...known.programmeRoles].filter(({ until }) => until === null).map(({ role }) => roleName(role, ctx.language));
		return {
			command: newId(),
			about: {
				name: known.person.name, email: known.person.email ?? '', phone: known.person.phone ?? '', since: formatDate(dateInBishkek(known.person.createdAt)),
				roles: [...new Set(roles)].join(', '), signIns: known.signIns.length, mails: known.mails.length
			},
			consents: await showConsents(ctx, await consentsAround(ctx.read, id, heads)),
			keeping: await ownKeeping(ctx),
			erasure: asked ? { status: asked.status, on: formatDate(dateInBishkek(asked.decidedAt ?? asked.askedAt)), refusal: asked.refusal ?? '' } : null
		};
	});
}

const nothing = z.object({});
const then = () => '/settings/my-data';

export const actions = {
	withdraw: (event) => acting(event, withdrawConsent, withdrawParticipation, { then }),
	again: (event) => acting(event, giveConsent, renewParticipation, { then }),
	ask: (event) => acting(event, nothing, askErasure, { then }),
	takeBack: (event) => acting(event, nothing, takeBackErasure, { then })
};
