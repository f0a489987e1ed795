/** Frameworks of competences, the people rated by them, and their ratings. */
import { and, asc, desc, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import { newId, type PersonId } from '#kernel/id.ts';
import { found, Problem } from '#kernel/problem.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import { keptContent } from '#platform/kept-content.server.ts';
import { consent, person } from '#register/tables.server.ts';
import type { Case } from './case.ts';
import type { CompetenceFramework } from './competences.ts';
import type { Level } from './instrument.ts';
import { tokenHash } from './individual-seal.server.ts';
import { colleague, competenceFramework, competenceRating, humanCapacity } from './tables.server.ts';

export type ColleagueRow = typeof colleague.$inferSelect;
export type RatingRow = typeof competenceRating.$inferSelect;

const keptFramework = keptContent<CompetenceFramework>();

/** The version by which the people of the case are rated: the one it began with, else the latest; `null` where none was ever published. */
export async function frameworkOf(read: Reader, caseId: string): Promise<CompetenceFramework | null> {
	const [row] = await read.select({ fingerprint: competenceFramework.fingerprint }).from(competenceFramework)
		.leftJoin(humanCapacity, and(eq(humanCapacity.caseId, caseId), eq(humanCapacity.frameworkKey, competenceFramework.key), eq(humanCapacity.frameworkVersion, competenceFramework.version)))
		.orderBy(sql`${humanCapacity.caseId} is null`, desc(competenceFramework.version)).limit(1);
	return row ? frameworkBy(read, row.fingerprint) : null;
}

export function frameworkBy(read: Reader, fingerprint: string): Promise<CompetenceFramework> {
	return keptFramework(fingerprint, async () => {
		const [row] = await read.select({ content: competenceFramework.content }).from(competenceFramework).where(eq(competenceFramework.fingerprint, fingerprint)).limit(1);
		return found(row).content;
	});
}

/** More people than any organisation's roles hold is a mistake, or mischief. */
const mostPeople = 60;

/** Puts one more on the list, in the next place of the role, under the lock of the case. */
export async function insertColleague(tx: Tx, of: Case, role: string, who: PersonId | null): Promise<string> {
	const framework = await frameworkOf(tx, of.id);
	if (!framework) throw new Problem('diagnostics/no-competences');
	if (!framework.roles.some(({ key }) => key === role)) throw new Problem('diagnostics/unknown-role', { status: 400 });
	await tx.insert(humanCapacity).values({ caseId: of.id, organisationId: of.organisation, frameworkKey: framework.key, frameworkVersion: framework.version }).onConflictDoNothing();
	const people = await tx.$count(colleague, eq(colleague.caseId, of.id));
	if (people >= mostPeople) throw new Problem('diagnostics/too-many-people', { params: { most: mostPeople } });
	const [last] = await tx.select({ place: max(colleague.place) }).from(colleague).where(and(eq(colleague.caseId, of.id), eq(colleague.role, role)));
	const id = newId<'colleague'>();
	await tx.insert(colleague).values({ id, organisationId: of.organisation, caseId: of.id, role, place: (last?.place ?? 0) + 1, personId: who });
	return id;
}

export async function colleaguesOf(read: Reader, caseId: string): Promise<ColleagueRow[]> {
	return read.select().from(colleague).where(eq(colleague.caseId, caseId)).orderBy(asc(colleague.role), asc(colleague.place));
}

/** One of the people of this case, locked until the transaction ends. */
export async function colleagueToChange(tx: Tx, caseId: string, id: string): Promise<ColleagueRow> {
	const [row] = await tx.select().from(colleague).where(and(eq(colleague.id, id), eq(colleague.caseId, caseId))).for('update');
	return found(row);
}

export async function colleagueByLink(read: Reader, token: string): Promise<ColleagueRow | undefined> {
	const [row] = await read.select().from(colleague).where(eq(colleague.tokenHash, tokenHash(token)));
	return row;
}

export async function colleagueByLinkToChange(tx: Tx, token: string): Promise<ColleagueRow> {
	const [row] = await tx.select().from(colleague).where(eq(colleague.tokenHash, tokenHash(token))).for('update');
	return found(row);
}

/** What they said of themselves; nothing is changed after it was handed in. */
export async function writeSelfRating(write: Reader, { id }: ColleagueRow, rating: { competence: string; level: Level; proof: string }): Promise<void> {
	const { competence, level, proof } = rating;
	await write.execute(sql`insert into ${competenceRating} (organisation_id, colleague_id, competence, self, proof)
		select organisation_id, id, ${competence}, ${level}, ${proof} from ${colleague} where id = ${id} and handed_in_on is null
		on conflict (colleague_id, competence) do update set self = excluded.self, proof = excluded.proof`);
}

/** Of all these people, in no order. */
export async function ratingsOf(read: Reader, people: readonly ColleagueRow[]): Promise<RatingRow[]> {
	if (people.length === 0) return [];
	return read.select().from(competenceRating).where(inArray(competenceRating.colleagueId, people.map(({ id }) => id)));
}

/** Their names and numbers, of those alone whose consent stands. */
export async function namesByConsent(read: Reader, caseId: string): Promise<Map<string, { name: string; phone: string | null }>> {
	const rows = await read.select({ id: colleague.id, name: person.name, phone: person.phone }).from(colleague)
		.innerJoin(consent, and(eq(consent.id, colleague.consentId), isNull(consent.withdrawnAt)))
		.innerJoin(person, and(eq(person.id, consent.personId), isNull(person.erasedAt)))
		.where(eq(colleague.caseId, caseId));
	return new Map(rows.map(({ id, ...who }) => [id, who]));
}
