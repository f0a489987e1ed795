import { demand, found } from '#kernel/problem.ts';
import { caseById, instrumentOf } from '#programme/diagnostics/read.server.ts';
import { indicatorsOf, type Instrument, type Level } from '#programme/diagnostics/instrument.ts';
import type { Context } from '#register/context.server.ts';
import type { ObjectiveContent } from './content.ts';
import type { EditObjective } from './input.ts';
import type { Success } from './plan.ts';
import { mayEditPlan } from './policy.ts';
import { answerOf, type Edited, settleEdit } from './settle-edit.server.ts';
import { objectiveContent, type StoredObjective } from './stored-plan.ts';
import { changeObjective, objectiveIn, planToChange, touchPlan } from './store.server.ts';
import { keepVersions } from './store-versions.server.ts';

/** Says why an area is weak, in whose words, and which levels the plan aims at; what will then be true follows from the instrument. */
export async function editObjective(ctx: Context, input: EditObjective): Promise<Edited<ObjectiveContent>> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const objective = await objectiveIn(tx, head, input.objective);
		demand(mayEditPlan(ctx.actor, head));
		const mine = { why: input.why, voices: input.voices, desired: desiredIn(objective, input.desired) };
		const settled = await settleEdit(tx, 'objective', { ...input, id: objective.id }, mine);
		if (settled.conflicts.length > 0 || !settled.changes) return answerOf(settled, false);
		const by = { by: found(ctx.actor.personId), at: ctx.clock.now() };
		const { content, version } = settled;
		const instrument = await instrumentOf(tx, found(await caseById(tx, head.caseId)));
		const success = objective.success.map((one) => aimedAt(one, content.desired[one.indicator] ?? one.desired, instrument));
		await changeObjective(tx, objective.id, { why: content.why, voices: content.voices, success, version: version + 1, authorId: by.by, at: by.at });
		await keepVersions(tx, 'objective', [{ of: objective.id, version: version + 1, content }], by);
		await touchPlan(tx, head, by);
		await ctx.record(tx, { event: 'planning/edited', subject: { type: 'plan', id: head.id }, organisation: head.organisation, programme: head.programme, data: { objective: objective.parameter } });
		return answerOf(settled, true);
	});
}

/** Only indicators of the objective, and never a level below where the organisation stands. */
function desiredIn(objective: StoredObjective, asked: Readonly<Record<string, Level>>): ObjectiveContent['desired'] {
	const { desired } = objectiveContent(objective);
	return Object.fromEntries(objective.success.map(({ indicator, current }) => {
		const wanted = asked[indicator] ?? desired[indicator]!;
		return [indicator, wanted < current ? current : wanted];
	}));
}

/** With what will be true at the level wanted. */
export function aimedAt(success: Success, desired: Level, instrument: Instrument): Success {
	const indicator = indicatorsOf(instrument).find(({ code }) => code === success.indicator);
	return { ...success, desired, statement: indicator?.levels[desired] ?? success.statement };
}
