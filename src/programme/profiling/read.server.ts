/** What later stages and pages may know of profiles. */
import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Reader } from '#platform/database.server.ts';
import { progress, type Progress } from '#questionnaires/progress.ts';
import { responseById } from '#questionnaires/read.server.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import type { Actor } from '#register/actor.ts';
import { visibleTo } from '#register/read.server.ts';
import { organisation } from '#register/tables.server.ts';
import { ownPriorities } from './profile.ts';
import type { ProfileRow } from './store.server.ts';
import { profile } from './tables.server.ts';
import type { ProfileState } from './workflow.ts';

export interface ProfileStatus {
	readonly id: string;
	readonly status: ProfileState;
	readonly submittedAt: Date | null;
	/** The last day on which the confirmation holds. */
	readonly confirmedUntil: LocalDate | null;
}

export async function profileById(read: Reader, id: string): Promise<ProfileRow | undefined> {
	const [row] = await read.select().from(profile).where(eq(profile.id, id));
	return row;
}

export async function profileStatus(read: Reader, of: OrganisationId): Promise<ProfileStatus | undefined> {
	const [row] = await read.select().from(profile).where(eq(profile.organisationId, of));
	return row && { id: row.id, status: row.status, submittedAt: row.submittedAt, confirmedUntil: row.confirmedUntil };
}

/** Parameter codes that the organisation itself marked as most needed. */
export async function prioritiesOf(read: Reader, of: OrganisationId): Promise<string[]> {
	const [row] = await read.select({ response: profile.responseId }).from(profile).where(eq(profile.organisationId, of));
	const answered = row && (await responseById(read, row.response));
	return answered ? ownPriorities(answered.answers) : [];
}

export interface ProfileFilter {
	readonly status?: ProfileState | undefined;
	readonly region?: string | undefined;
	readonly after?: { readonly name: string; readonly id: string } | undefined;
}

export async function profilesVisibleTo(read: Reader, actor: Actor, programmeId: ProgrammeId, filter: ProfileFilter, count = 50) {
	return read.select({ profile, organisation }).from(profile)
		.innerJoin(organisation, eq(organisation.id, profile.organisationId))
		.where(and(
			eq(profile.programmeId, programmeId),
			visibleTo(actor, programmeId, profile.organisationId),
			filter.status ? eq(profile.status, filter.status) : undefined,
			filter.region ? eq(organisation.region, filter.region) : undefined,
			filter.after && or(gt(organisation.sortName, filter.after.name), and(eq(organisation.sortName, filter.after.name), gt(organisation.id, filter.after.id as OrganisationId)))
		))
		.orderBy(asc(organisation.sortName), asc(organisation.id)).limit(count);
}

/** Submitted profiles that wait for an officer, and returned ones that wait for the organisation; the longest waiting first. */
export async function profilesInState(read: Reader, actor: Actor, programmeId: ProgrammeId, ...states: ProfileState[]) {
	return read.select({ profile, organisation }).from(profile)
		.innerJoin(organisation, eq(organisation.id, profile.organisationId))
		.where(and(eq(profile.programmeId, programmeId), visibleTo(actor, programmeId, profile.organisationId), inArray(profile.status, states)))
		.orderBy(asc(profile.submittedAt)).limit(50);
}

/** How far a draft has come; counted by the one function that every screen asks. */
export async function profileProgress(read: Reader, id: string, today: LocalDate): Promise<Progress | undefined> {
	const row = await profileById(read, id);
	const response = row && (await responseById(read, row.responseId));
	return response && progress(response.definition, response.answers, { today, vocabularies: vocabularies() });
}
