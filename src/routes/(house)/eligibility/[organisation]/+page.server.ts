import type { OrganisationId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import { answerAppeal } from '#programme/eligibility/answer-appeal.server.ts';
import { appealVerdict } from '#programme/eligibility/appeal-verdict.server.ts';
import { answerAppeal as answer, appealVerdict as appeal } from '#programme/eligibility/input.ts';
import { mayViewVerdict } from '#programme/eligibility/policy.ts';
import { showEligibility, showStanding } from '#programme/eligibility/show-eligibility.server.ts';
import { belongingOf } from '#register/read.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { factSuppliers } from '#wiring/eligibility.server.ts';

type Event = Parameters<typeof reading>[0];
const belonging = (event: Event) => reading(event, async (ctx) => found(await belongingOf(ctx.read, ctx.actor, event.params['organisation']!, event.locals.programme)));

export async function load(event) {
	const { organisation, programme } = await belonging(event);
	return reading(event, async (ctx) => {
		const id = organisation as OrganisationId;
		if (mayViewVerdict(ctx.actor, { organisation: id, programme }) !== true) return { page: null, standing: await showStanding(ctx, programme, id, factSuppliers) };
		return { page: await showEligibility(ctx, programme, id, factSuppliers), standing: null };
	});
}

export const actions = {
	appeal: async (event) => acting(event, appeal, (ctx, input) => appealVerdict(ctx, input, factSuppliers), { fixed: { ...(await belonging(event)) }, then: () => `/eligibility/${event.params.organisation}` }),
	answer: (event) => acting(event, answer, answerAppeal, {
		then: ({ organisation, ruleSet, outcome }) => (outcome === 'upheld' ? `/eligibility/${organisation}/override/${ruleSet}` : `/eligibility/${organisation}`)
	})
};
