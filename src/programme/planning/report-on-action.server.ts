import { newId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { safeFileName } from '#platform/files.server.ts';
import type { Context } from '#register/context.server.ts';
import type { ReportOnAction } from './input.ts';
import type { ActionFacts, PlanHead } from './stored-plan.ts';
import { actionIn, changeAction, planToChange } from './store.server.ts';
import { writeNote } from './store-work.server.ts';
import { actionEvidence } from './tables.server.ts';
import { mayReport, mayWriteNote } from './work.ts';

/** Says how far an action is, writes beside it, lays a document or a photo beside it; any of the three in one go. */
export async function reportOnAction(ctx: Context, input: ReportOnAction): Promise<void> {
	const bytes = input.file && new Uint8Array(await input.file.arrayBuffer());
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		const action = await actionIn(tx, head, input.action);
		if (action.removed) throw new Problem('planning/action-removed-already');
		const shows = bytes !== undefined || input.title !== '';
		demand((shows || input.percent !== undefined ? mayReport : mayWriteNote)(ctx.actor, head, action.status));
		const evidence = shows ? await keep(ctx, tx, head, action, input, bytes) : null;
		const said = input.percent !== undefined && input.percent !== action.percent;
		if (said || input.text !== '') await writeNote(ctx, tx, head, action.id, { kind: input.text === '' ? 'progress' : input.kind, text: input.text, percent: said ? input.percent! : null });
		await changeAction(tx, action.id, { workedAt: ctx.clock.now(), workVersion: action.workVersion + 1, ...(said && { percent: input.percent! }) });
		await ctx.record(tx, {
			event: 'planning/action-reported', subject: { type: 'action', id: action.id }, organisation: head.organisation, programme: head.programme,
			data: { plan: head.id, ...(said && { percent: input.percent! }), ...(evidence && { evidence }), ...(input.text !== '' && { kind: input.kind }) }
		});
	});
}

async function keep(ctx: Context, tx: Tx, head: PlanHead, action: ActionFacts, { title, file }: ReportOnAction, bytes: Uint8Array<ArrayBuffer> | undefined): Promise<string> {
	const kept = bytes && (await ctx.files.keep(tx, ctx.clock, bytes));
	const fileName = file && safeFileName(file.name);
	const id = newId<'actionEvidence'>();
	await tx.insert(actionEvidence).values({
		id, organisationId: head.organisation, actionId: action.id, title: title || fileName || '',
		fileHash: kept?.hash ?? null, fileName: fileName ?? null, addedBy: found(ctx.actor.personId), addedAt: ctx.clock.now()
	});
	return id;
}
