import { and, eq } from 'drizzle-orm';
import type { ProgrammeId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from './context.server.ts';
import type { DecideRetention } from './input.ts';
import { mayDecideRetention } from './policy.ts';
import { ownRules, type RetentionRule } from './retention.ts';
import { retentionChoice } from './tables.server.ts';

/** How long a programme keeps something, within the bounds of the rule; the rule's own number of days takes a decision back. `rules` are those that ship. */
export async function decideRetention(ctx: Context, input: DecideRetention & { programme: ProgrammeId; rules: readonly RetentionRule[] }): Promise<void> {
	return ctx.transact(async (tx) => {
		const { programme, rule: key, days, reason } = input;
		demand(mayDecideRetention(ctx.actor, programme));
		const rule = found(ownRules(input.rules).find((one) => one.key === key));
		const { least, most } = rule.bounds;
		const own = and(eq(retentionChoice.programmeId, programme), eq(retentionChoice.rule, key));
		const [chosen] = await tx.select().from(retentionChoice).where(own).for('update');
		const now = chosen?.afterDays ?? rule.afterDays;
		if (now !== input.basedOn) throw new Problem('register/retention-decided-meanwhile', { params: { days: now } });
		if (days < least || days > most) throw new Problem('common/invalid-input', { status: 400, fields: [{ field: 'days', code: 'register/retention-out-of-bounds', params: { least, most } }] });
		const decision = { afterDays: days, reason, decidedBy: ctx.actor.personId, decidedAt: ctx.clock.now() };
		if (days === rule.afterDays) await tx.delete(retentionChoice).where(own);
		else await tx.insert(retentionChoice).values({ programmeId: programme, rule: key, ...decision }).onConflictDoUpdate({ target: [retentionChoice.programmeId, retentionChoice.rule], set: decision });
		await ctx.record(tx, { event: 'register/retention-decided', subject: { type: 'retention', id: key }, programme, data: { from: now, to: days }, reason });
	});
}
