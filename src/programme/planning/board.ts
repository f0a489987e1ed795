/** The officer's board: what stands in all plans so that somebody should look, counted and filtered. */
import { z } from 'zod';
import type { ProgrammeId } from '#kernel/id.ts';
import type { Ruling } from '#kernel/problem.ts';
import { type Actor, hasProgrammeRole } from '#register/actor.ts';
import type { Standing } from './reminder.ts';

/** The most pressing first; an action stands under the first that applies. */
export const boardStandings = ['returned', 'waiting', 'overdue', 'stale'] as const satisfies readonly Standing[];
export type BoardStanding = (typeof boardStandings)[number];

/** Whoever works with plans of several organisations. Of which organisations they see anything, `visibleTo` says. */
export function maySeeBoard(actor: Actor, programme: ProgrammeId): Ruling {
	return hasProgrammeRole(actor, programme, 'officer', 'auditor', 'assessor', 'leadAssessor', 'consultant') || 'common/not-permitted';
}

/** Everybody's workload; the others see their own. */
export function seesAllWorkload(actor: Actor, programme: ProgrammeId): boolean {
	return hasProgrammeRole(actor, programme, 'officer', 'auditor', 'leadAssessor');
}

/** The filters as they stand in the address; what is not understood is left out. A parameter is `instrument/code`, as `organisational/5`. */
export const boardFilter = z.object({
	standing: z.enum(boardStandings).optional().catch(undefined),
	parameter: z.string().regex(/^[a-z0-9-]{1,40}\/[0-9a-z.]{1,8}$/).optional().catch(undefined),
	region: z.string().regex(/^KG-[A-Z]{1,2}$/).optional().catch(undefined)
});
export type BoardFilter = z.output<typeof boardFilter>;

export interface BoardCount {
	readonly standing: BoardStanding;
	readonly parameter: string;
	readonly region: string;
	readonly count: number;
}

export type Tally = Readonly<Record<BoardStanding, number>>;

/** Sums by one of the two, those with most to look at first; `all` is every action once. */
export function tallyBy(counts: readonly BoardCount[], by: 'parameter' | 'region'): { readonly rows: readonly (readonly [string, Tally])[]; readonly all: Tally } {
	const groups = new Map<string, Record<BoardStanding, number>>();
	const all = nothingYet();
	for (const { standing, count, ...place } of counts) {
		const tally = groups.get(place[by]) ?? nothingYet();
		tally[standing] += count;
		all[standing] += count;
		groups.set(place[by], tally);
	}
	return { rows: [...groups].sort(([a, one], [b, other]) => totalOf(other) - totalOf(one) || (a < b ? -1 : 1)), all };
}

export function totalOf(tally: Tally): number {
	return boardStandings.reduce((sum, standing) => sum + tally[standing], 0);
}

const nothingYet = () => ({ returned: 0, waiting: 0, overdue: 0, stale: 0 });
