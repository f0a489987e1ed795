import { eq } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import { addDays, addMonths, type LocalDate } from '#kernel/local-date.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { caseById, instrumentOf, resultOf, type Case } from '#programme/diagnostics/read.server.ts';
import { targetsOf } from '#programme/diagnostics/read-targets.server.ts';
import { prioritiesOf } from '#programme/profiling/read.server.ts';
import { type IssuedReport, issuedReportOf } from '#programme/reporting/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { organisationById } from '#register/read.server.ts';
import { generatePlan, type PlanDraft } from './generate.ts';
import type { DraftPlan } from './input.ts';
import { recommendationsOf } from './library.server.ts';
import { carriedInto, succeed, type Succession, successionOf } from './predecessor.server.ts';
import { mayDraftPlan, mayViewPlan } from './policy.ts';
import { defaultWeights } from './priority.ts';
import { quarters } from './schedule.ts';
import { actionContent, type Deed, objectiveContent } from './stored-plan.ts';
import { actionColumns, keepVersions } from './store-versions.server.ts';
import { action, objective, plan } from './tables.server.ts';
import { firstPlanState } from './workflow.ts';

/** Makes the first draft of a plan from the verified scores behind an issued report, with what goes on of the plan before, which ends here. A case has one plan: later calls answer it. */
export async function draftPlan(ctx: Context, input: DraftPlan): Promise<string> {
	return ctx.transact(async (tx) => {
		const of = found(await caseById(tx, input.case));
		found(mayViewPlan(ctx.actor, of) === true ? of : null);
		demand(mayDraftPlan(ctx.actor, of));
		const by: Deed = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		const report = await issuedReportOf(tx, of.id);
		if (!report) throw new Problem('planning/report-not-issued');
		const start = firstOfNextMonth(ctx.clock.today());
		const { id, isNew } = await insertPlan(tx, of, report, start, by);
		if (!isNew) return id;
		const before = await successionOf(tx, of, input.carry);
		const draft = await generate(tx, of, start, before);
		await insertContents(tx, of, id, draft, by, before);
		if (before) await succeed(ctx, tx, before, by);
		await ctx.record(tx, {
			event: 'planning/drafted', subject: { type: 'plan', id }, organisation: of.organisation, programme: of.programme,
			data: { case: of.id, report: report.id, objectives: draft.objectives.length, actions: draft.actions.length, ...(before && { follows: before.before.id, carried: before.actions.length }) }
		});
		return id;
	});
}

/** A plan begins with a month: agreeing to it takes some days. */
function firstOfNextMonth(today: LocalDate): LocalDate {
	return addMonths(`${today.slice(0, 8)}01` as LocalDate, 1);
}

async function generate(tx: Tx, of: Case, start: LocalDate, before: Succession | undefined): Promise<PlanDraft> {
	const organisation = found(await organisationById(tx, of.organisation));
	const instrument = await instrumentOf(tx, of);
	const result = await resultOf(tx, of.id, 'verified');
	return generatePlan({
		instrument, start, result,
		...(before && { carried: carriedInto(before, result) }),
		paidStaff: organisation.paidStaff,
		targets: await targetsOf(tx, of),
		recommendations: await recommendationsOf(tx, of.programme, of.instrument.key),
		priorities: await prioritiesOf(tx, of.organisation)
	});
}

/** A second draft of the same case, also at the same moment, finds the first. */
async function insertPlan(tx: Tx, of: Case, report: IssuedReport, start: LocalDate, { by, at }: Deed): Promise<{ id: string; isNew: boolean }> {
	const id = newId<'plan'>();
	const content = { goal: {}, start, end: addDays(addMonths(start, quarters * 3), -1), weights: defaultWeights };
	const inserted = await tx.insert(plan).values({
		id, programmeId: of.programme, organisationId: of.organisation, caseId: of.id, reportId: report.id, reportVersion: report.version,
		status: firstPlanState, statusSince: at, statusBy: by,
		goal: content.goal, startsOn: content.start, endsOn: content.end, weights: content.weights,
		changedAt: at, changedBy: by, createdAt: at, createdBy: by
	}).onConflictDoNothing({ target: plan.caseId });
	if (inserted.rowCount === 0) {
		const [known] = await tx.select({ id: plan.id }).from(plan).where(eq(plan.caseId, of.id));
		return { id: found(known).id, isNew: false };
	}
	await keepVersions(tx, 'plan', [{ of: id, version: 1, content }], { by, at });
	return { id, isNew: true };
}

async function insertContents(tx: Tx, of: Case, planId: string, draft: PlanDraft, { by, at }: Deed, before: Succession | undefined): Promise<void> {
	const edited = { organisationId: of.organisation, planId, authorId: by, at };
	const objectives = draft.objectives.map((one, position) => ({ id: newId<'objective'>() as string, ...one, why: {}, voices: {}, position, ...edited }));
	const idOf = new Map(objectives.map(({ parameter, id }) => [parameter, id]));
	const earlier = new Map(before?.actions.map((one) => [one.id, one]));
	const actions = draft.actions.map((one, position) => ({
		id: newId<'action'>() as string, objectiveId: found(idOf.get(one.objective)),
		indicators: one.indicators, fromLevel: one.from, critical: one.critical, ...actionColumns(actionContent(one)),
		position, status: one.status, statusAt: at, statusBy: by, carriedFrom: one.carriedFrom ?? null, percent: earlier.get(one.carriedFrom ?? '')?.percent ?? 0, ...edited
	}));
	if (before) await tx.update(plan).set({ follows: before.before.id }).where(eq(plan.id, planId));
	if (objectives.length > 0) await tx.insert(objective).values(objectives);
	if (actions.length > 0) await tx.insert(action).values(actions);
	await keepVersions(tx, 'objective', objectives.map((one) => ({ of: one.id, version: 1, content: objectiveContent(one) })), { by, at });
	await keepVersions(tx, 'action', draft.actions.map((one, index) => ({ of: actions[index]!.id, version: 1, content: actionContent(one) })), { by, at });
}
