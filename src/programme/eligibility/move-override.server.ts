import { demand, found } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import type { MoveOverride } from './input.ts';
import { advanceOverride, mayAssess, mayViewOverride } from './policy.ts';
import { belongingOfOverride, endEarlier, overridesOver, overrideToChange, setOverride, type StoredOverride } from './store-overrides.server.ts';
import type { OverrideAct, OverrideState } from './workflow.ts';

const events = {
	confirm: { event: 'eligibility/override-confirmed' }, refuse: { event: 'eligibility/override-refused' }, takeBack: { event: 'eligibility/override-taken-back' },
	end: { event: 'eligibility/override-ended' }, expire: { event: 'eligibility/override-expired' }
} as const satisfies Record<OverrideAct, unknown>;

/** A second person confirms or refuses what one officer proposed; the officer takes it back; what counts is ended before its day. */
export async function moveOverride(ctx: Context, { override, act, reason }: MoveOverride): Promise<string> {
	return ctx.transact(async (tx) => {
		const stored = await overrideToChange(tx, override);
		found(mayViewOverride(ctx.actor, belongingOfOverride(stored)) === true || undefined);
		const next = advanceOverride(ctx.actor, belongingOfOverride(stored), act, reason);
		await keep(ctx, tx, stored, next, act);
		await note(ctx, tx, stored, act, reason);
		return stored.organisationId;
	});
}

/** Every night: what was decided until yesterday counts no longer. Answers how many. */
export async function endExpiredOverrides(ctx: Context): Promise<number> {
	return ctx.transact(async (tx) => {
		demand(mayAssess(ctx.actor));
		const over = await overridesOver(tx, ctx.clock.today());
		for (const one of over) {
			await keep(ctx, tx, one, advanceOverride(ctx.actor, belongingOfOverride(one), 'expire', ''), 'expire');
			await note(ctx, tx, one, 'expire', '');
		}
		return over.length;
	});
}

async function keep(ctx: Context, tx: Tx, stored: StoredOverride, state: OverrideState, act: OverrideAct): Promise<void> {
	const [by, at] = [ctx.actor.personId, ctx.clock.now()];
	if (act === 'confirm') await endEarlier(tx, stored, by, at);
	await setOverride(tx, stored.id, state === 'ended' ? { state, endedBy: by, endedAt: at } : { state, decidedBy: by, decidedAt: at });
}

async function note(ctx: Context, tx: Tx, { id, organisationId, programmeId, ruleSetKey, standing, until, proposedBy }: StoredOverride, act: OverrideAct, reason: string): Promise<void> {
	await ctx.record(tx, {
		...events[act], subject: { type: 'override', id }, organisation: organisationId, programme: programmeId,
		data: { ruleSet: ruleSetKey, standing, until, proposedBy }, ...(reason !== '' && { reason })
	});
}
