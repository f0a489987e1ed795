/**
 * Takes a person out of everything that can be changed: name, address, telephone, sign-in, mails, invitations, and the words in
 * which others named them. What they did stays under their id, which names nobody any more; what the law or an issued document
 * keeps stays as it is, and is counted in the answer.
 */
import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import { eraseReasons } from '#journal/reason.server.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import { mail, user, verification } from '#platform/tables.server.ts';
import { type Place, placesOf, replaceTraces } from '#platform/traces.server.ts';
import type { Context } from './context.server.ts';
import { advanceErasure, formerMember } from './erasure.ts';
import { mayAdminister } from './policy.ts';
import { assignment, erasureRequest, invitation, member, person, programmeRole } from './tables.server.ts';
import { type Pattern, tracesOf } from './traces.ts';

export interface Erased {
	/** Rows by table. */
	readonly changed: Readonly<Record<string, number>>;
	readonly kept: Readonly<Record<string, number>>;
	/** Reasons of the journal whose words were erased. */
	readonly reasons: number;
}

/** Changed by their own columns below, or about organisations, whose names are their own. */
const notByWords = ['register.person', 'register.organisation', 'identity.user'];

/** On request: an administrator grants it. */
export async function erasePerson(ctx: Context, input: { request: string }): Promise<Erased> {
	return ctx.transact(async (tx) => {
		demand(mayAdminister(ctx.actor));
		const [row] = await tx.select().from(erasureRequest).where(eq(erasureRequest.id, input.request)).for('update');
		const { id, status, personId } = found(row);
		const next = advanceErasure(status, 'erase', [ctx.actor.isSystem ? 'system' : 'administrator']);
		const erased = await erase(ctx, tx, personId);
		await tx.update(erasureRequest).set({ status: next, decidedAt: ctx.clock.now(), decidedBy: ctx.actor.personId }).where(eq(erasureRequest.id, id));
		return erased;
	});
}

/** The act itself, in the transaction of whoever decided it, and its entry in the journal. */
export async function erase(ctx: Context, tx: Tx, id: PersonId): Promise<Erased> {
	const [row] = await tx.select().from(person).where(and(eq(person.id, id), isNull(person.erasedAt))).for('update');
	const who = found(row);
	if (who.isAdministrator) await demandAnotherAdministrator(tx, id);
	const traces = tracesOf(who, await isNameShared(tx, id, who.name));
	await endRoles(tx, id, ctx.clock.now());
	const changed = await deleteWhatIsTheirs(tx, who);
	await tx.update(person).set({ name: formerMember, email: null, phone: null, userId: null, isAdministrator: false, disabledAt: who.disabledAt ?? ctx.clock.now(), erasedAt: ctx.clock.now() }).where(eq(person.id, id));
	if (who.userId) await tx.delete(user).where(eq(user.id, who.userId));
	const reasons = await eraseReasons(tx, traces.map(({ inText }) => inText));
	add(changed, await replaceTraces(tx, traces, formerMember, notByWords));
	const erased = { changed, kept: add({}, await placesOf(tx, traces)), reasons };
	await ctx.record(tx, { event: 'register/person-erased', subject: { type: 'person', id }, data: { ...erased } });
	return erased;
}

/** What erasing would meet: where the person is named, and what of it stays. */
export async function erasurePreview(read: Reader, id: PersonId): Promise<{ places: Place[]; isNameSearched: boolean }> {
	const [row] = await read.select().from(person).where(eq(person.id, id));
	const who = found(row);
	const shared = await isNameShared(read, id, who.name);
	const places = await placesOf(read, tracesOf(who, shared));
	return { places: places.filter(({ table }) => !notByWords.includes(table)), isNameSearched: tracesOf({ ...who, email: null, phone: null }, shared).length > 0 };
}

async function demandAnotherAdministrator(tx: Tx, id: PersonId): Promise<void> {
	const others = await tx.select({ id: person.id }).from(person).where(and(ne(person.id, id), eq(person.isAdministrator, true), isNull(person.disabledAt))).limit(1);
	if (others.length === 0) throw new Problem('register/last-administrator');
}

async function isNameShared(read: Reader, id: PersonId, name: string): Promise<boolean> {
	const others = await read.select({ id: person.id }).from(person).where(and(ne(person.id, id), sql`lower(${person.name}) = lower(${name})`)).limit(1);
	return others.length > 0;
}

async function endRoles(tx: Tx, id: PersonId, at: Date): Promise<void> {
	await tx.update(member).set({ until: at }).where(and(eq(member.personId, id), isNull(member.until)));
	await tx.update(programmeRole).set({ until: at }).where(and(eq(programmeRole.personId, id), isNull(programmeRole.until)));
	await tx.update(assignment).set({ until: at }).where(and(eq(assignment.personId, id), isNull(assignment.until)));
}

/** Mails to them, invitations for them, links that were not used: nobody else needs them. Sessions go with the user. */
async function deleteWhatIsTheirs(tx: Tx, { email, userId }: typeof person.$inferSelect): Promise<Record<string, number>> {
	const changed: Record<string, number> = {};
	const count = (table: string, rows: number | null) => { if (rows) changed[table] = rows; };
	if (email) {
		count('platform.mail', (await tx.delete(mail).where(sql`lower(${mail.recipient}) = lower(${email})`)).rowCount);
		count('register.invitation', (await tx.delete(invitation).where(eq(invitation.email, email))).rowCount);
		const inside = ({ inText }: Pattern) => or(sql`${verification.value} ~* ${inText}`, sql`${verification.identifier} ~* ${inText}`);
		count('identity.verification', (await tx.delete(verification).where(or(...tracesOf({ name: '', email, phone: null }, true).map(inside)))).rowCount);
	}
	if (userId) count('identity.verification', (await tx.delete(verification).where(eq(verification.value, userId))).rowCount);
	return changed;
}

function add(to: Record<string, number>, places: readonly Place[]): Record<string, number> {
	for (const { table, rows } of places) if (!notByWords.includes(table)) to[table] = (to[table] ?? 0) + rows;
	return to;
}
