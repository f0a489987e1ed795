import type { PersonId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { staffOf } from '#register/read.server.ts';
import { setSeats, targetRoundToChange } from './store-targets.server.ts';
import type { SeatTargetPanel } from './target-input.ts';
import { mayKnowOfTargets, maySeatPanel, panelRoles } from './target-policy.ts';

/** Says who decides together: people of the programme, one of whom leads. */
export async function seatTargetPanel(ctx: Context, { round: id, seats, chair }: SeatTargetPanel): Promise<string> {
	return ctx.transact(async (tx) => {
		const round = await targetRoundToChange(tx, id);
		found(mayKnowOfTargets(ctx.actor, round.programme) === true || undefined);
		demand(maySeatPanel(ctx.actor, round));
		const staff = new Set((await staffOf(tx, round.programme, ...panelRoles)).map((one) => one.id));
		const people = [...new Set([...seats, ...(chair === null ? [] : [chair])])] as PersonId[];
		if (!people.every((one) => staff.has(one))) throw new Problem('eligibility/target-not-of-the-programme', { fields: [{ field: 'seats', code: 'eligibility/target-not-of-the-programme' }] });
		await setSeats(tx, id, people.map((person) => ({ person, isChair: person === chair })));
		await ctx.record(tx, { event: 'eligibility/target-panel-seated', subject: { type: 'targetRound', id }, programme: round.programme, data: { seats: people, chair } });
		return id;
	});
}
