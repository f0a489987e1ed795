/** What of a plan goes on in the next one: the form that asks before the next is drafted. */
import { m } from '#i18n/paraglide/messages.js';
import { isId } from '#kernel/id.ts';
import { inLanguage } from '#kernel/localised.ts';
import { demand, found } from '#kernel/problem.ts';
import { caseById } from '#programme/diagnostics/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { nameFor, organisationById } from '#register/read.server.ts';
import { claimsIn, offeredActions } from './carry-over.ts';
import { isOrphaned } from './orphans.ts';
import { datesText, toneOf } from './plan-view.ts';
import { mayDraftPlan, mayViewPlan } from './policy.ts';
import { predecessorOf } from './predecessor.server.ts';
import { levelsToday } from './read-levels.server.ts';
import { planOfCase } from './read.server.ts';
import { actionStateWord } from './words.ts';

export async function showNextPlan({ read, actor, language }: Context, caseId: string) {
	const known = found(isId(caseId) ? await caseById(read, caseId) : null);
	const of = found(mayViewPlan(actor, known) === true ? known : null);
	demand(mayDraftPlan(actor, of));
	const [organisation, before, today, drafted] = await Promise.all([organisationById(read, of.organisation), predecessorOf(read, of), levelsToday(read, of), planOfCase(read, of.id)]);
	const levels = today?.levels ?? new Map();
	const offered = before?.approved ? offeredActions(before) : [];
	return {
		case: of.id,
		drafted: drafted?.id ?? null,
		organisation: nameFor(actor, of.programme, found(organisation), language),
		before: before?.id ?? null,
		claims: before ? claimsIn(before).length : 0,
		actions: offered.map((action) => ({
			id: action.id,
			title: inLanguage(action.title, language),
			area: `${action.objective}. ${inLanguage(before!.objectives.find(({ id }) => id === action.objectiveId)?.title ?? {}, language)}`,
			about: [datesText(action), action.responsible, action.percent > 0 ? m.planning_percent({ percent: action.percent }, { locale: language }) : ''].filter(Boolean).join(' · '),
			statusWord: actionStateWord(action.status, language),
			tone: toneOf(action.status),
			orphaned: isOrphaned(action, levels)
		}))
	};
}
