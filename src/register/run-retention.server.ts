import { demand } from '#kernel/problem.ts';
import type { Reader } from '#platform/database.server.ts';
import type { Context } from './context.server.ts';
import { mayAdminister } from './policy.ts';
import type { RetentionKey, RetentionRule } from './retention.ts';
import { retentionActs, type StageRetentionActs } from './retention-acts.server.ts';

export type RetentionCounts = Readonly<Record<RetentionKey, number>>;

/** What a run would deal with now; nothing is touched. */
export async function dueForRetention(read: Reader, rules: readonly RetentionRule[], now: Date, ofStages: StageRetentionActs): Promise<RetentionCounts> {
	const acts = { ...retentionActs, ...ofStages };
	const counts: [string, number][] = [];
	for (const rule of rules) counts.push([rule.key, await acts[rule.key].count(read, { rule, now })]);
	return Object.fromEntries(counts) as RetentionCounts;
}

/** Does what is due by the rules and by what programmes decided, all or nothing, and records how many of what. */
export async function runRetention(ctx: Context, { rules }: { rules: readonly RetentionRule[] }, ofStages: StageRetentionActs): Promise<RetentionCounts> {
	return ctx.transact(async (tx) => {
		demand(mayAdminister(ctx.actor));
		const acts = { ...retentionActs, ...ofStages };
		const counts: [string, number][] = [];
		for (const rule of rules) counts.push([rule.key, await acts[rule.key].apply(ctx, tx, { rule, now: ctx.clock.now() })]);
		const done = Object.fromEntries(counts) as RetentionCounts;
		await ctx.record(tx, { event: 'register/retention-ran', subject: { type: 'retention', id: 'all' }, data: { ...done } });
		return done;
	});
}
