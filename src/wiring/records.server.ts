/** What the hub shows of an organisation: its profile, and per round the case, the report and the plan, as far as the reader may see them. */
import type { OrganisationId } from '#kernel/id.ts';
import { casesOf } from '#programme/diagnostics/read.server.ts';
import { plansOf } from '#programme/planning/read.server.ts';
import { profileStatus } from '#programme/profiling/read.server.ts';
import { reportsOf } from '#programme/reporting/read.server.ts';
import { mayViewProfile } from '#programme/profiling/policy.ts';
import { mayViewReport } from '#programme/reporting/policy.ts';
import { mayViewPlan } from '#programme/planning/policy.ts';
import { mayViewCase } from '#programme/diagnostics/policy.ts';
import * as texts from '#i18n/paraglide/messages.js';
import type { Language } from '#kernel/localised.ts';
import type { StageKey } from '#programme/stages.ts';
import type { Context } from '#register/context.server.ts';
import { organisationById } from '#register/read.server.ts';

/** What a state is called: `<stage>_status_<state>`. */
export function statusName(stage: StageKey, status: string, locale: Language): string {
	const catalogue = texts as unknown as Record<string, ((words: object, options: { locale: Language }) => string) | undefined>;
	return catalogue[`${stage}_status_${status}`]?.({}, { locale }) ?? status;
}

export async function recordsOf({ read, actor, language }: Context, of: OrganisationId) {
	const [organisation, profile, cases, reports, plans] = await Promise.all([
		organisationById(read, of), profileStatus(read, of), casesOf(read, of), reportsOf(read, of), plansOf(read, of)
	]);
	const seenReports = reports.filter((report) => mayViewReport(actor, report, organisation?.masked ?? true) === true);
	const seenPlans = plans.filter((plan) => mayViewPlan(actor, plan) === true);
	const mayOpenProfile = profile && mayViewProfile(actor, { organisation: of, programme: profile.programme }) === true;
	return {
		profile: mayOpenProfile && { id: profile.id, status: statusName('profiling', profile.status, language) },
		rounds: cases.filter((one) => mayViewCase(actor, one) === true).sort((a, b) => b.round - a.round).map((one) => {
			const report = seenReports.find(({ caseId }) => caseId === one.id);
			const plan = seenPlans.find(({ caseId }) => caseId === one.id);
			return {
				id: one.id, round: one.round, status: statusName('diagnostics', one.status, language), scheduledOn: one.scheduledOn,
				report: report && { id: report.id, status: statusName('reporting', report.status, language) },
				plan: plan && { id: plan.id, status: statusName('planning', plan.state, language) }
			};
		})
	};
}
