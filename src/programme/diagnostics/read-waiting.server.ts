/** What waits for a person in diagnostics, for the home page. */
import { and, asc, eq, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import type { PersonId, ProgrammeId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import { type Actor, hasProgrammeRole } from '#register/actor.ts';
import { visibleTo } from '#register/read.server.ts';
import { organisation } from '#register/tables.server.ts';
import type { ListedCase } from './read.server.ts';
import { caseColumns, toCase } from './store.server.ts';
import { assessmentCase, caseAssessor } from './tables.server.ts';
import type { CaseState } from './workflow.ts';

export const waitingKinds = ['schedule', 'declareNoConflict', 'startSession', 'score', 'verify', 'offerEvidence'] as const;
export type WaitingKind = (typeof waitingKinds)[number];

export interface Waiting extends ListedCase {
	readonly kind: WaitingKind;
	readonly since: Date;
}

/** Requests for the officer, cases in work for their assessors, documents for the organisation; the longest waiting first. */
export async function waitingFor(read: Reader, actor: Actor, programmeId: ProgrammeId, count = 50): Promise<Waiting[]> {
	const groups = await Promise.all([
		hasProgrammeRole(actor, programmeId, 'officer') ? waitingCases(read, actor, programmeId, count, [['requested', 'schedule']]) : [],
		actor.personId ? waitingForAssessor(read, actor, programmeId, actor.personId, count) : [],
		actor.memberships.length > 0 ? waitingForMember(read, actor, programmeId, count) : []
	]);
	return groups.flat().sort((a, b) => a.since.getTime() - b.since.getTime()).slice(0, count);
}

type Kinds = readonly (readonly [CaseState, WaitingKind])[];

const work: Kinds = [['scheduled', 'startSession'], ['individualScoring', 'startSession'], ['consensusSession', 'score'], ['verification', 'verify']];

async function waitingForAssessor(read: Reader, actor: Actor, programmeId: ProgrammeId, person: PersonId, count: number): Promise<Waiting[]> {
	const mine = (...declared: SQL[]) => ({ join: and(eq(caseAssessor.caseId, assessmentCase.id), eq(caseAssessor.personId, person), ...declared) });
	const undeclared = work.map(([state]) => [state, 'declareNoConflict'] as const);
	return [
		...(await waitingCases(read, actor, programmeId, count, undeclared, mine(isNull(caseAssessor.declaredNoConflictAt), isNull(caseAssessor.declaredConflictAt)))),
		...(await waitingCases(read, actor, programmeId, count, work, mine(isNotNull(caseAssessor.declaredNoConflictAt))))
	];
}

async function waitingForMember(read: Reader, actor: Actor, programmeId: ProgrammeId, count: number): Promise<Waiting[]> {
	const own = new Set(actor.memberships.map(({ organisation }) => organisation));
	const kinds: Kinds = [['scheduled', 'offerEvidence'], ['verification', 'offerEvidence']];
	const cases = await waitingCases(read, { ...actor, programmeRoles: [], assignments: [] }, programmeId, count, kinds);
	return cases.filter((one) => own.has(one.organisation.id));
}

async function waitingCases(read: Reader, actor: Actor, programmeId: ProgrammeId, count: number, kinds: Kinds, assessor?: { join: SQL | undefined }): Promise<Waiting[]> {
	const scoped = read.select({ ...caseColumns, organisation }).from(assessmentCase)
		.innerJoin(organisation, eq(organisation.id, assessmentCase.organisationId)).$dynamic();
	const rows = await (assessor ? scoped.innerJoin(caseAssessor, assessor.join) : scoped)
		.where(and(
			eq(assessmentCase.programmeId, programmeId),
			visibleTo(actor, programmeId, assessmentCase.organisationId),
			or(...kinds.map(([state]) => eq(assessmentCase.status, state)))
		))
		.orderBy(asc(assessmentCase.statusSince), asc(assessmentCase.id)).limit(count);
	const kindOf = new Map(kinds);
	return rows.map(({ organisation, ...row }) => {
		const listed = toCase(row);
		return { case: listed, organisation, kind: kindOf.get(listed.status)!, since: listed.statusSince };
	});
}
