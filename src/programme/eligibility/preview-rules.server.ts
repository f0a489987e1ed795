/** Who would pass a draft: the organisations of a programme go through it beside the version in force, so many at a time, and nothing is kept. */
import { inArray } from 'drizzle-orm';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { nameFor, participantsAfter } from '#register/read.server.ts';
import { organisation as organisations } from '#register/tables.server.ts';
import { hasBegun } from './facts.ts';
import { type FactSupplier, gatherFacts } from './gather-facts.server.ts';
import { mayPreviewRules } from './policy.ts';
import type { RuleSet } from './rules.ts';
import { decide, type Standing, standings } from './verdict.ts';

const batch = 500;
/** So many names of each kind are shown; the counts are of all. */
const shownNames = 100;
const open: readonly Standing[] = ['eligible', 'withConditions'];

export interface Passing {
	/** Of organisations of which something is known. */
	readonly counts: Readonly<Record<Standing, number>>;
	readonly notBegun: number;
	/** Against the version in force; without one everybody enters. */
	readonly entering: readonly OrganisationId[];
	readonly leaving: readonly OrganisationId[];
	readonly enteringCount: number;
	readonly leavingCount: number;
	readonly byStanding: Readonly<Record<Standing, readonly OrganisationId[]>>;
}

export async function whoWouldPass(ctx: Context, programme: ProgrammeId, draft: RuleSet, inForce: RuleSet | null, suppliers: readonly FactSupplier[]): Promise<Passing> {
	demand(mayPreviewRules(ctx.actor, programme));
	const today = ctx.clock.today();
	const tally = newTally();
	for (let after: OrganisationId | null = null, more = true; more;) {
		const ids: OrganisationId[] = await participantsAfter(ctx.read, programme, after, batch);
		for (const [id, facts] of await gatherFacts(ctx.read, programme, ids, today, suppliers)) {
			if (!hasBegun(facts)) tally.notBegun++;
			else count(tally, id, decide(draft, facts, today).standing, inForce && decide(inForce, facts, today).standing);
		}
		after = ids.at(-1) ?? null;
		more = ids.length === batch;
	}
	return tally;
}

type Tally = ReturnType<typeof newTally>;

function newTally() {
	return {
		counts: Object.fromEntries(standings.map((one) => [one, 0])) as Record<Standing, number>, notBegun: 0, enteringCount: 0, leavingCount: 0,
		entering: [] as OrganisationId[], leaving: [] as OrganisationId[], byStanding: Object.fromEntries(standings.map((one) => [one, []])) as unknown as Record<Standing, OrganisationId[]>
	};
}

function count(tally: Tally, id: OrganisationId, now: Standing, before: Standing | null): void {
	tally.counts[now]++;
	note(tally.byStanding[now], id);
	const [passes, passed] = [open.includes(now), before !== null && open.includes(before)];
	if (passes && !passed) { tally.enteringCount++; note(tally.entering, id); }
	if (!passes && passed) { tally.leavingCount++; note(tally.leaving, id); }
}

function note(list: OrganisationId[], id: OrganisationId): void {
	if (list.length < shownNames) list.push(id);
}

/** Names for a list, by name. */
export async function namesOf(ctx: Context, programme: ProgrammeId, ids: readonly OrganisationId[]): Promise<readonly { id: string; name: string; number: string }[]> {
	if (ids.length === 0) return [];
	const rows = await ctx.read.select().from(organisations).where(inArray(organisations.id, [...ids]));
	return rows.map((one) => ({ id: one.id, name: nameFor(ctx.actor, programme, one, ctx.language), number: one.number })).toSorted((a, b) => a.name.localeCompare(b.name, ctx.language));
}
