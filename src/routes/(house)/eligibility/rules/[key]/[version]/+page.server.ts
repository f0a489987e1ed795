import { showRuleSet } from '#programme/eligibility/read-rule-pages.server.ts';
import { startRuleDraft as schema } from '#programme/eligibility/rule-input.ts';
import { startRuleDraft } from '#programme/eligibility/start-rule-draft.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ page: await showRuleSet(ctx, event.params.key, event.params.version) }));
}

export const actions = {
	begin: (event) => acting(event, schema, startRuleDraft, { fixed: { from: `${event.params.key}/${event.params.version}` }, then: (draft) => `/eligibility/rules/drafts/${draft}` })
};
