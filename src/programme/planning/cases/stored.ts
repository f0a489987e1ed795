/** Plans as they come from the database, without one. */
import type { PersonId, OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import { defaultWeights } from '../priority.ts';
import type { ActionFacts, PlanHead, StoredObjective } from '../stored-plan.ts';

const deed = { by: 'person' as PersonId, at: new Date('2026-03-02T04:00:00Z') };
const text = { ky: 'Иш', ru: 'Дело', en: 'Work' };

export function aHead(change: Partial<PlanHead> = {}): PlanHead {
	return {
		id: 'plan', programme: 'programme' as ProgrammeId, organisation: 'organisation' as OrganisationId, caseId: 'case', report: { id: 'report', version: 1 },
		state: 'draft', since: deed.at, stateBy: deed.by, reason: null, goal: {}, start: '2026-04-01' as LocalDate, end: '2027-03-31' as LocalDate, weights: defaultWeights,
		version: 1, revision: 1, changed: deed, created: deed, agreed: null, approved: null, revised: null, voteClosed: null, limit: null, follows: null, ...change
	};
}

export function anObjective(parameter: string, levels: readonly (readonly [string, Level, Level])[] = [[`${parameter}.1`, 1, 3]]): StoredObjective {
	return {
		id: `objective-${parameter}`, parameter, title: text, currentMean: 1.5, ownPriority: false, why: {}, voices: {}, position: Number(parameter), version: 1, edited: deed,
		success: levels.map(([indicator, current, desired]) => ({ indicator, current, desired, statement: text, meansOfVerification: text })),
		desired: Object.fromEntries(levels.map(([indicator, , desired]) => [indicator, desired]))
	};
}

export function anAction(id: string, parameter: string, { removed = false, ...change }: Partial<Omit<ActionFacts, 'removed'>> & { removed?: boolean } = {}): ActionFacts {
	return {
		id, objectiveId: `objective-${parameter}`, indicators: [`${parameter}.1`], from: 1, critical: false, title: text, description: text, type: 'procedure', expectedOutput: text, meansOfVerification: text,
		responsible: '', supporter: '', start: '2026-04-01' as LocalDate, due: '2026-06-30' as LocalDate, cost: null, funding: null, importance: 3, urgency: 3, ease: 3, position: 0, status: 'notStarted',
		version: 1, edited: deed, votes: 0, percent: 0, workVersion: 1, carriedFrom: null, statusSet: { ...deed, reason: null }, removed: removed ? { ...deed, reason: 'Керек эмес' } : null, ...change
	};
}
