import { redirect } from '@sveltejs/kit';
import { inLanguage } from '#kernel/localised.ts';
import type { OrganisationId } from '#kernel/id.ts';
import { mayWriteRules } from '#programme/eligibility/policy.ts';
import { mayKnowOfTargets } from '#programme/eligibility/target-policy.ts';
import { type Decided, eligibilityOf } from '#programme/eligibility/read.server.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import { ownOrganisation } from '#register/policy.ts';
import { nameFor, organisationsVisibleTo, sortNameFor } from '#register/read.server.ts';
import { choicesOf } from '#wiring/choices.ts';
import { reading } from '#wiring/door.server.ts';
import { factSuppliers } from '#wiring/eligibility.server.ts';
import { nextPage, placeFrom } from '#wiring/keyset.ts';

const pageSize = 50;

/** Staff see the organisations of the programme; an organisation goes straight to what it may do itself. */
export async function load(event) {
	const { url, locals: { programme } } = event;
	return reading(event, async ({ read, actor, language, clock }) => {
		const own = ownOrganisation(actor);
		if (own) redirect(303, `/eligibility/${own}`);
		const [search, region] = [url.searchParams.get('search') ?? '', url.searchParams.get('region') ?? ''];
		const found = programme ? await organisationsVisibleTo(read, actor, programme, { search, region, after: placeFrom(url.searchParams) }, pageSize + 1) : [];
		const shown = found.slice(0, pageSize);
		const decided = programme ? await eligibilityOf(read, programme, shown.map(({ id }) => id), clock.today(), factSuppliers) : new Map<OrganisationId, readonly Decided[]>();
		const first = [...decided.values()][0] ?? [];
		const shownOf = (id: OrganisationId) => (decided.get(id) ?? []).filter(({ hasBegun }) => hasBegun);
		return {
			search, region, mayWriteRules: mayWriteRules(actor) === true, mayKnowOfTargets: programme !== null && mayKnowOfTargets(actor, programme) === true,
			regions: choicesOf(vocabularies(), 'regions', language),
			ruleSets: first.map(({ ruleSet }) => ({ key: ruleSet.key, name: inLanguage(ruleSet.name, language) })),
			next: nextPage(url, found, pageSize, (one) => ({ name: sortNameFor(actor, programme!, one), id: one.id })),
			rows: shown.map((one) => ({
				id: one.id, name: nameFor(actor, programme!, one, language), number: one.number,
				standings: Object.fromEntries(shownOf(one.id).map(({ ruleSet, standing }) => [ruleSet.key, standing]))
			}))
		};
	});
}
