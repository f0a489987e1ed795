/** What every stage and page may know of organisations, people and programmes. Lists are scoped in SQL by `visibleTo`. */
import { and, eq, gt, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { isId, type OrganisationId, type PersonId, type ProgrammeId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import type { Reader } from '#platform/database.server.ts';
import { type Actor, type Belonging, hasProgrammeRole, type ProgrammeRole, rolesTowards } from './actor.ts';
import { afterName, byName, foundBy } from './by-name.server.ts';
import { shownName, shownSortName } from './masking.ts';
import { mayKnowName, mayKnowPeople } from './policy.ts';
import { consent, invitation, member, organisation, participation, person, programme, programmeRole } from './tables.server.ts';

export type Organisation = typeof organisation.$inferSelect;
export type Programme = typeof programme.$inferSelect;
export type Person = typeof person.$inferSelect;

/** Which organisations' records of a programme the actor may read: equal to `mayView`, as a condition on columns. */
export function visibleTo(actor: Actor, programmeId: ProgrammeId, organisationColumn: AnyPgColumn): SQL {
	if (hasProgrammeRole(actor, programmeId, 'officer', 'auditor')) {
		return sql`exists (select 1 from ${participation} p where p.organisation_id = ${organisationColumn} and p.programme_id = ${programmeId})`;
	}
	const own = actor.memberships.map((held) => held.organisation);
	const entrusted = actor.assignments
		.filter((held) => held.programme === programmeId && ['assessor', 'leadAssessor', 'consultant'].includes(held.role))
		.map((held) => held.organisation);
	const ids = [...own, ...entrusted];
	return ids.length === 0 ? sql`false` : inArray(organisationColumn, ids);
}

export async function organisationById(read: Reader, id: OrganisationId): Promise<Organisation | undefined> {
	const [row] = await read.select().from(organisation).where(eq(organisation.id, id));
	return row;
}

export async function organisationByNumber(read: Reader, number: string): Promise<Organisation | undefined> {
	const [row] = await read.select().from(organisation).where(eq(organisation.number, number));
	return row;
}

export interface OrganisationFilter {
	readonly search?: string | undefined;
	readonly region?: string | undefined;
	/** `sortNameFor` and id of the last row of the page before. */
	readonly after?: { readonly name: string; readonly id: string } | undefined;
}

export async function organisationsVisibleTo(read: Reader, actor: Actor, programmeId: ProgrammeId, filter: OrganisationFilter, count = 50): Promise<Organisation[]> {
	return read.select().from(organisation).where(and(
		visibleTo(actor, programmeId, organisation.id),
		foundBy(actor, programmeId, filter.search),
		filter.region ? eq(organisation.region, filter.region) : undefined,
		afterName(actor, programmeId, organisation.id, filter.after)
	)).orderBy(...byName(actor, programmeId, organisation.id)).limit(count);
}

/** The name as this reader may see it: a masked organisation's number, unless the reader works with it. */
export function nameFor(actor: Actor, programmeId: ProgrammeId, of: Organisation, language: Language): string {
	return shownName(of, mayKnowName(actor, { organisation: of.id, programme: programmeId }), language);
}

/** The place of an organisation in this reader's lists by name. */
export function sortNameFor(actor: Actor, programmeId: ProgrammeId, of: Organisation): string {
	return shownSortName(of, mayKnowName(actor, { organisation: of.id, programme: programmeId }));
}

/** The name of an organisation to those who speak for it. */
export function ownName(of: Organisation, language: Language): string {
	return shownName(of, true, language);
}

export async function programmeById(read: Reader, id: ProgrammeId): Promise<Programme | undefined> {
	const [row] = await read.select().from(programme).where(eq(programme.id, id));
	return row;
}

/** Programmes that organisations may join, the newest first. */
export async function openProgrammes(read: Reader): Promise<Programme[]> {
	return read.select().from(programme).orderBy(sql`${programme.startsOn} desc`, programme.id);
}

/** The organisations of a programme in the order of their ids, from after this one on: for work that goes through all of them. */
export async function participantsAfter(read: Reader, programmeId: ProgrammeId, after: OrganisationId | null, count: number): Promise<OrganisationId[]> {
	const rows = await read.select({ id: participation.organisationId }).from(participation)
		.where(and(eq(participation.programmeId, programmeId), after ? gt(participation.organisationId, after) : undefined)).orderBy(participation.organisationId).limit(count);
	return rows.map(({ id }) => id);
}

export async function programmesOf(read: Reader, organisationId: OrganisationId): Promise<ProgrammeId[]> {
	const rows = await read.select({ id: participation.programmeId }).from(participation)
		.where(eq(participation.organisationId, organisationId)).orderBy(participation.since);
	return rows.map((row) => row.id);
}

/**
 * An organisation as a record of the programme that is shown, or else of another that it takes part in, wherever the reader
 * is something to it; for everybody else there is no such organisation.
 */
export async function belongingOf(read: Reader, actor: Actor, id: string, shown: ProgrammeId | null): Promise<Belonging | undefined> {
	if (!isId(id)) return undefined;
	const organisation = id as OrganisationId;
	const joined = await programmesOf(read, organisation);
	return [...joined.filter((one) => one === shown), ...joined]
		.map((programme) => ({ organisation, programme }))
		.find((record) => rolesTowards(actor, record).length > 0);
}

export async function peopleById(read: Reader, ids: readonly PersonId[]): Promise<Map<PersonId, Person>> {
	if (ids.length === 0) return new Map();
	const rows = await read.select().from(person).where(inArray(person.id, [...new Set(ids)]));
	return new Map(rows.map((row) => [row.id, row]));
}

/** The same as this reader may know them: those who speak for a masked organisation go by its number. */
export async function peopleFor(read: Reader, actor: Actor, programmeId: ProgrammeId, of: Organisation, ids: readonly PersonId[]): Promise<Map<PersonId, Person>> {
	const people = await peopleById(read, ids);
	if (mayKnowPeople(actor, { organisation: of.id, programme: programmeId }, of.masked) === true || people.size === 0) return people;
	const own = await read.select({ id: member.personId }).from(member).where(and(eq(member.organisationId, of.id), inArray(member.personId, [...people.keys()])));
	for (const { id } of own) people.set(id, { ...people.get(id)!, name: of.number, email: null, phone: null });
	return people;
}

export async function personByEmail(read: Reader, email: string): Promise<Person | undefined> {
	const [row] = await read.select().from(person).where(eq(person.email, email));
	return row;
}

export async function membersOf(read: Reader, organisationId: OrganisationId) {
	return read.select({ id: person.id, name: person.name, email: person.email, language: person.language, role: member.role })
		.from(member).innerJoin(person, eq(person.id, member.personId))
		.where(and(eq(member.organisationId, organisationId), isNull(member.until))).orderBy(member.role, person.name);
}

export async function staffOf(read: Reader, programmeId: ProgrammeId, ...roles: ProgrammeRole[]) {
	return read.select({ id: person.id, name: person.name, email: person.email, language: person.language, role: programmeRole.role })
		.from(programmeRole).innerJoin(person, eq(person.id, programmeRole.personId))
		.where(and(eq(programmeRole.programmeId, programmeId), isNull(programmeRole.until), isNull(person.disabledAt), roles.length ? inArray(programmeRole.role, roles) : undefined))
		.orderBy(person.name, programmeRole.role);
}

/** Who administers the installation, and can sign in. */
export async function administrators(read: Reader) {
	return read.select({ id: person.id, name: person.name, email: person.email, language: person.language })
		.from(person).where(and(eq(person.isAdministrator, true), isNull(person.disabledAt))).orderBy(person.name);
}

export async function openInvitations(read: Reader, of: { organisation: OrganisationId } | { programme: ProgrammeId }) {
	return read.select().from(invitation).where(and(
		isNull(invitation.acceptedAt),
		'organisation' in of ? eq(invitation.organisationId, of.organisation) : eq(invitation.programmeId, of.programme)
	)).orderBy(invitation.createdAt);
}

export async function consentsOf(read: Reader, organisationId: OrganisationId) {
	return read.select().from(consent).where(eq(consent.organisationId, organisationId)).orderBy(consent.givenAt);
}

/** No person at all: the installation is empty and waits for its first administrator. */
export async function isEmpty(read: Reader): Promise<boolean> {
	const rows = await read.select({ id: person.id }).from(person).limit(1);
	return rows.length === 0;
}
