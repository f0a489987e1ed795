/** What later stages and pages may know of profiles. */
import { and, asc, count, eq, gt, inArray, or } from 'drizzle-orm';
import { isId, type OrganisationId, type ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Reader } from '#platform/database.server.ts';
import { answerTo, type FileAnswer } from '#questionnaires/answer.ts';
import { visibleTo as visibleAnswers } from '#questionnaires/masking.ts';
import { progress, type Progress } from '#questionnaires/progress.ts';
import { type Response, responseById } from '#questionnaires/read.server.ts';
import { filesIn } from '#questionnaires/save-form.server.ts';
import { answer } from '#questionnaires/tables.server.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import { type Actor, rolesTowards } from '#register/actor.ts';
import { afterName, byName, foundBy } from '#register/by-name.server.ts';
import { visibleTo } from '#register/read.server.ts';
import { organisation } from '#register/tables.server.ts';
import { clearance, mayViewProfile } from './policy.ts';
import { ownPriorities } from './profile.ts';
import { belonging, type ProfileRow } from './store.server.ts';
import { profile } from './tables.server.ts';
import type { ProfileState } from './workflow.ts';

export interface ProfileStatus {
	readonly id: string;
	readonly programme: ProgrammeId;
	readonly status: ProfileState;
	readonly submittedAt: Date | null;
	/** The last day on which the confirmation holds. */
	readonly confirmedUntil: LocalDate | null;
}

export async function profileById(read: Reader, id: string): Promise<ProfileRow | undefined> {
	if (!isId(id)) return undefined;
	const [row] = await read.select().from(profile).where(eq(profile.id, id));
	return row;
}

/** The profile and everything in it, for whoever may look at it; for whoever holds no role towards it there is none. Nothing is masked yet. */
export async function openProfile(read: Reader, actor: Actor, id: string): Promise<{ row: ProfileRow; response: Response }> {
	const row = found(await profileById(read, id));
	found(rolesTowards(actor, belonging(row))[0]);
	demand(mayViewProfile(actor, belonging(row)));
	return { row, response: found(await responseById(read, row.responseId)) };
}

/** A file of the profile, while it stands in an answer that this reader sees. */
export async function fileOfProfile(read: Reader, actor: Actor, id: string, hash: string): Promise<FileAnswer> {
	const { row, response } = await openProfile(read, actor, id);
	const { answers } = visibleAnswers(clearance(actor, belonging(row)), response.definition, response.answers);
	return found(filesIn(answers).find(({ file }) => file === hash));
}

export async function profileStatus(read: Reader, of: OrganisationId): Promise<ProfileStatus | undefined> {
	const [row] = await read.select().from(profile).where(eq(profile.organisationId, of));
	return row && { id: row.id, programme: row.programmeId, status: row.status, submittedAt: row.submittedAt, confirmedUntil: row.confirmedUntil };
}

/** These organisations by name, each with its profile where it has begun one. */
export async function profilesOf(read: Reader, organisations: readonly OrganisationId[]) {
	if (organisations.length === 0) return [];
	return read.select({ organisation, profile }).from(organisation)
		.leftJoin(profile, eq(profile.organisationId, organisation.id))
		.where(inArray(organisation.id, [...organisations])).orderBy(asc(organisation.sortName), asc(organisation.id));
}

/** Parameter codes that the organisation itself marked as most needed. */
export async function prioritiesOf(read: Reader, of: OrganisationId): Promise<string[]> {
	const [row] = await read.select({ response: profile.responseId }).from(profile).where(eq(profile.organisationId, of));
	const answered = row && (await responseById(read, row.response));
	return answered ? ownPriorities(answered.answers) : [];
}

export interface ProfileFilter {
	/** Submitted ones come in the order in which they wait; all others by name. */
	readonly status?: ProfileState | undefined;
	readonly region?: string | undefined;
	readonly search?: string | undefined;
	/** The last row of the page before: its `sortNameFor`, or of submitted ones the instant (ISO 8601), and the organisation's id. */
	readonly after?: { readonly name: string; readonly id: string } | undefined;
}

export async function profilesVisibleTo(read: Reader, actor: Actor, programmeId: ProgrammeId, filter: ProfileFilter, rows = 50) {
	const byWaiting = filter.status === 'submitted';
	return read.select({ profile, organisation }).from(profile)
		.innerJoin(organisation, eq(organisation.id, profile.organisationId))
		.where(and(scope(actor, programmeId), narrowedTo(actor, programmeId, filter), filter.after && (byWaiting ? behind(filter.after) : afterName(actor, programmeId, organisation.id, filter.after))))
		.orderBy(...(byWaiting ? [asc(profile.submittedAt), asc(organisation.id)] : byName(actor, programmeId, organisation.id))).limit(rows);
}

/** How many there are in each state, with the other filters applied. */
export async function profileCounts(read: Reader, actor: Actor, programmeId: ProgrammeId, filter: ProfileFilter): Promise<Readonly<Partial<Record<ProfileState, number>>>> {
	const rows = await read.select({ status: profile.status, number: count() }).from(profile)
		.innerJoin(organisation, eq(organisation.id, profile.organisationId))
		.where(and(scope(actor, programmeId), narrowedTo(actor, programmeId, { ...filter, status: undefined })))
		.groupBy(profile.status);
	return Object.fromEntries(rows.map(({ status, number }) => [status, number]));
}

/** Equal to `mayViewProfile`: consultants work with an organisation but do not read its profile. */
function scope(actor: Actor, programmeId: ProgrammeId) {
	const reader = { ...actor, assignments: actor.assignments.filter(({ role }) => role !== 'consultant') };
	return and(eq(profile.programmeId, programmeId), visibleTo(reader, programmeId, profile.organisationId));
}

function narrowedTo(actor: Actor, programmeId: ProgrammeId, { status, region, search }: ProfileFilter) {
	return and(
		status && eq(profile.status, status),
		region ? eq(organisation.region, region) : undefined,
		foundBy(actor, programmeId, search)
	);
}

/** Of those that wait. */
function behind({ name, id }: { readonly name: string; readonly id: string }) {
	const place = id as OrganisationId;
	const at = new Date(name);
	if (Number.isNaN(at.getTime())) return undefined;
	return or(gt(profile.submittedAt, at), and(eq(profile.submittedAt, at), gt(organisation.id, place)));
}

/** Submitted profiles that wait for an officer, and returned ones that wait for the organisation; the longest waiting first. */
export async function profilesInState(read: Reader, actor: Actor, programmeId: ProgrammeId, ...states: ProfileState[]) {
	return read.select({ profile, organisation }).from(profile)
		.innerJoin(organisation, eq(organisation.id, profile.organisationId))
		.where(and(scope(actor, programmeId), inArray(profile.status, states)))
		.orderBy(asc(profile.submittedAt)).limit(50);
}

/** How far a draft has come; counted by the one function that every screen asks. */
export async function profileProgress(read: Reader, id: string, today: LocalDate): Promise<Progress | undefined> {
	const row = await profileById(read, id);
	const response = row && (await responseById(read, row.responseId));
	return response && progress(response.definition, response.answers, { today, vocabularies: vocabularies() });
}

/** The district that each of these organisations says it works from; who has not said is not in it. */
export async function districtsOf(read: Reader, organisations: readonly OrganisationId[]): Promise<Map<OrganisationId, string>> {
	if (organisations.length === 0) return new Map();
	const rows = await read.select({ organisation: profile.organisationId, district: answer.value }).from(profile)
		.innerJoin(answer, and(eq(answer.responseId, profile.responseId), eq(answer.question, 'district')))
		.where(inArray(profile.organisationId, [...organisations]));
	return new Map(rows.flatMap(({ organisation, district }) => (typeof district === 'string' ? [[organisation, district] as const] : [])));
}

/** What kind of organisation it says it is, as the vocabulary names kinds; `null` while it has not said. */
export async function organisationTypeOf(read: Reader, of: OrganisationId): Promise<string | null> {
	const [row] = await read.select({ response: profile.responseId }).from(profile).where(eq(profile.organisationId, of));
	const answered = row && (await responseById(read, row.response));
	const type = answered && answerTo(answered.answers, 'organisationType');
	return typeof type === 'string' ? type : null;
}
