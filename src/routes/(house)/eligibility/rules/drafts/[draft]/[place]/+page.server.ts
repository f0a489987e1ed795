import { changeRuleDraft } from '#programme/eligibility/change-rule-draft.server.ts';
import { showRulePart } from '#programme/eligibility/read-rule-pages.server.ts';
import { addTerm, removeRule, removeTerm, saveCondition, saveGroup, saveHead, saveTerm } from '#programme/eligibility/rule-input.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ page: await showRulePart(ctx, event.params.draft, event.params.place) }));
}

const back = (event: { params: { draft: string; place: string } }) => ({ fixed: event.params, then: () => `/eligibility/rules/drafts/${event.params.draft}` });

const toScore = (event: { params: { draft: string; place: string } }) => ({ fixed: { draft: event.params.draft }, then: () => `/eligibility/rules/drafts/${event.params.draft}/score` });

export const actions = {
	head: (event) => acting(event, saveHead, changeRuleDraft, back(event)),
	condition: (event) => acting(event, saveCondition, changeRuleDraft, back(event)),
	group: (event) => acting(event, saveGroup, changeRuleDraft, back(event)),
	remove: (event) => acting(event, removeRule, changeRuleDraft, back(event)),
	addTerm: (event) => acting(event, addTerm, changeRuleDraft, toScore(event)),
	term: (event) => acting(event, saveTerm, changeRuleDraft, toScore(event)),
	removeTerm: (event) => acting(event, removeTerm, changeRuleDraft, toScore(event))
};
