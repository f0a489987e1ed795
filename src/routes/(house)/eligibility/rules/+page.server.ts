import { listRules } from '#programme/eligibility/read-rule-pages.server.ts';
import { startNewRules } from '#programme/eligibility/rule-input.ts';
import { startRuleDraft } from '#programme/eligibility/start-rule-draft.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { list: await reading(event, listRules) };
}

export const actions = {
	begin: (event) => acting(event, startNewRules, startRuleDraft, { then: (draft) => `/eligibility/rules/drafts/${draft}` })
};
