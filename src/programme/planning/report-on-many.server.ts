import { demand, type ProblemCode } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import type { ReportOnMany } from './input.ts';
import type { PlanHead } from './stored-plan.ts';
import { actionIn, changeAction, planToChange } from './store.server.ts';
import { writeNote } from './store-work.server.ts';
import { mayReport, mayReportOnMany } from './work.ts';

type Row = ReportOnMany['rows'][number];

/** What became of each row: written, or why not, with what was typed. Rows in which nothing was said are in neither. */
export interface Reported {
	readonly written: readonly string[];
	readonly refused: readonly (Pick<Row, 'action' | 'percent' | 'text'> & { readonly problem: ProblemCode })[];
}

/** Says of many actions at once how far each is. A row that another was faster with is handed back; the others stand. */
export async function reportOnMany(ctx: Context, input: ReportOnMany): Promise<Reported> {
	return ctx.transact(async (tx) => {
		const head = await planToChange(tx, ctx.actor, input.plan);
		demand(mayReportOnMany(ctx.actor, head));
		const written: string[] = [];
		const refused: Reported['refused'][number][] = [];
		for (const row of input.rows.filter(({ was, percent, text }) => was !== percent || text !== '')) {
			const problem = await write(ctx, tx, head, row);
			if (problem === 'nothing') continue;
			if (problem) refused.push({ action: row.action, percent: row.percent, text: row.text, problem });
			else written.push(row.action);
		}
		if (written.length > 0) await ctx.record(tx, { event: 'planning/actions-reported', subject: { type: 'plan', id: head.id }, organisation: head.organisation, programme: head.programme, data: { actions: written } });
		return { written, refused };
	});
}

/** What another said in the same words is said. */
async function write(ctx: Context, tx: Tx, head: PlanHead, { action: id, seen, percent, text }: Row): Promise<ProblemCode | 'nothing' | null> {
	const action = await actionIn(tx, head, id);
	if (action.removed) return 'planning/action-removed-already';
	const ruling = mayReport(ctx.actor, head, action.status);
	if (ruling !== true) return ruling;
	if (action.workVersion !== seen) return 'planning/row-changed';
	const said = percent !== action.percent;
	if (!said && text === '') return 'nothing';
	await writeNote(ctx, tx, head, id, { kind: text === '' ? 'progress' : 'comment', text, percent: said ? percent : null });
	await changeAction(tx, id, { workedAt: ctx.clock.now(), workVersion: action.workVersion + 1, ...(said && { percent }) });
	return null;
}
