/** Gathers what is known around a plan for its pages and its paper. */
import { isId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import { caseById, instrumentOf, sessionFacts } from '#programme/diagnostics/read.server.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import type { Context } from '#register/context.server.ts';
import { mayViewReport } from '#programme/reporting/policy.ts';
import { reportById } from '#programme/reporting/read.server.ts';
import { nameFor, organisationById, peopleFor, programmeById } from '#register/read.server.ts';
import type { PlanSource } from './plan-document.ts';
import { mayViewPlan } from './policy.ts';
import { planById } from './read.server.ts';
import { levelsToday } from './read-levels.server.ts';

/** For whoever may not see the plan there is none. A masked organisation's name is its number for those who may not know it. */
export async function gatherPlan({ read, actor, language }: Context, id: string) {
	const known = found(isId(id) ? await planById(read, id) : null);
	const plan = found(mayViewPlan(actor, known) === true ? known : null);
	const [organisation, programme, of, report] = await Promise.all([
		organisationById(read, plan.organisation), programmeById(read, plan.programme), caseById(read, plan.caseId), reportById(read, plan.report.id)
	]);
	const assessee = found(organisation);
	const { created, agreed, approved, revised, stateBy } = plan;
	const authors = [...plan.actions, ...plan.removedActions].flatMap(({ edited, statusSet, removed }) => [edited.by, statusSet.by, ...(removed ? [removed.by] : [])]);
	const [people, instrument, facts, latest] = await Promise.all([
		peopleFor(read, actor, plan.programme, assessee, [created.by, stateBy, ...(agreed ? [agreed.by] : []), ...(approved ? [approved.by] : []), ...(revised ? [revised.by] : []), ...(plan.limit ? [plan.limit.by] : []), ...authors]),
		instrumentOf(read, found(of)), sessionFacts(read, plan.caseId), levelsToday(read, found(of))
	]);
	return {
		plan, instrument, people, of: found(of),
		/** Where the organisation stands by its latest issued report. */
		latest,
		organisation: assessee,
		programme: found(programme),
		participants: facts.participants,
		assessed: facts.assessed,
		name: nameFor(actor, plan.programme, assessee, language),
		mayOpenLatest: latest !== null && mayViewReport(actor, latest.report, assessee.masked) === true,
		mayOpenReport: report !== undefined && mayViewReport(actor, report, assessee.masked) === true
	};
}

export type GatheredPlan = Awaited<ReturnType<typeof gatherPlan>>;

/** What the paper is made of. */
export function sourceOf({ plan, instrument, people, of, organisation, programme, participants, assessed, name }: GatheredPlan): PlanSource {
	const nameOf = (id: Parameters<typeof people.get>[0] | undefined) => (id && people.get(id)?.name) ?? '';
	const lists = vocabularies();
	return {
		plan, instrument,
		programme: programme.name,
		organisation: { name, number: organisation.number, region: lists['regions']?.find(({ value }) => value === organisation.region)?.label ?? {} },
		diagnostics: {
			round: of.round,
			on: assessed?.from ?? null,
			women: participants.reduce((sum, { women }) => sum + women, 0),
			men: participants.reduce((sum, { men }) => sum + men, 0)
		},
		names: { drafted: nameOf(plan.created.by), agreed: nameOf(plan.agreed?.by), approved: nameOf(plan.approved?.by), lifted: nameOf(plan.limit?.by) },
		currencies: Object.fromEntries((lists['currencies'] ?? []).map(({ value, label }) => [value, label]))
	};
}
