import { changeRuleDraft } from '#programme/eligibility/change-rule-draft.server.ts';
import { discardRuleDraft } from '#programme/eligibility/discard-rule-draft.server.ts';
import { publishRuleDraft } from '#programme/eligibility/publish-rule-draft.server.ts';
import { showRuleDraft } from '#programme/eligibility/read-rule-pages.server.ts';
import { addCondition, addGroup, addRuleSet, draftOnly } from '#programme/eligibility/rule-input.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { factSuppliers } from '#wiring/eligibility.server.ts';

export async function load(event) {
	const { programme } = event.locals;
	return reading(event, async (ctx) => ({ page: await showRuleDraft(ctx, event.params.draft, programme, factSuppliers) }));
}

const fixed = (event: { params: { draft: string } }) => ({ draft: event.params.draft });
const onward = (event: { params: { draft: string } }) => ({ fixed: fixed(event), then: ({ place }: { place: string }) => `/eligibility/rules/drafts/${event.params.draft}/${place}` });

export const actions = {
	addCondition: (event) => acting(event, addCondition, changeRuleDraft, onward(event)),
	addGroup: (event) => acting(event, addGroup, changeRuleDraft, { fixed: fixed(event), then: () => `/eligibility/rules/drafts/${event.params.draft}` }),
	addRuleSet: (event) => acting(event, addRuleSet, changeRuleDraft, { fixed: fixed(event), then: () => `/eligibility/rules/drafts/${event.params.draft}` }),
	publish: (event) => acting(event, draftOnly, publishRuleDraft, { fixed: fixed(event), then: ({ key, version }) => `/eligibility/rules/${key}/${version}` }),
	discard: (event) => acting(event, draftOnly, discardRuleDraft, { fixed: fixed(event), then: () => '/eligibility/rules' })
};
