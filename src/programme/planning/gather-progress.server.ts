/** What a progress report is made of. Before a plan was approved there is nothing to report. */
import { desc, eq, inArray, and, ne } from 'drizzle-orm';
import { Problem } from '#kernel/problem.ts';
import type { Reader } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { gatherPlan, sourceOf } from './gather-plan.server.ts';
import { progressDocument } from './progress-document.ts';
import { topOf } from './show-plan.server.ts';
import { approvalsOf } from './store-approvals.server.ts';
import { action, actionNote } from './tables.server.ts';
import { mayOpenActionEvidence } from './work.ts';

export async function gatherProgress(ctx: Context, id: string) {
	const gathered = await gatherPlan(ctx, id);
	const { plan } = gathered;
	const [first] = await approvalsOf(ctx.read, plan.id);
	if (!first) throw new Problem('planning/plan-not-in-force');
	const said = mayOpenActionEvidence(ctx.actor, plan) === true ? await lastSaid(ctx.read, plan.id) : new Map<string, string>();
	const document = progressDocument({ ...sourceOf(gathered), since: first.approvedAt, today: ctx.clock.today(), said }, ctx.language);
	return { plan, top: topOf(gathered, ctx), document };
}

/** The latest words that people wrote beside each action. */
async function lastSaid(read: Reader, planId: string): Promise<Map<string, string>> {
	const rows = await read.selectDistinctOn([actionNote.actionId], { action: actionNote.actionId, text: actionNote.text }).from(actionNote)
		.where(and(ne(actionNote.text, ''), inArray(actionNote.actionId, read.select({ id: action.id }).from(action).where(eq(action.planId, planId)))))
		.orderBy(actionNote.actionId, desc(actionNote.at), desc(actionNote.id));
	return new Map(rows.map(({ action: of, text }) => [of, text]));
}
