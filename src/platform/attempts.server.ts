/**
 * Attempts are rows, so that any number of web processes count together. An attempt is written before it is made, under a
 * lock: two at the same moment never count as one.
 */
import { createHash } from 'node:crypto';
import { and, eq, gt, lt, notLike, sql } from 'drizzle-orm';
import type { Clock } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import { byOrigin, byStrangers, mailsFromOne, mailsToOne, overAccounts, waitBefore } from './attempt-limits.ts';
import type { Database, Reader, Tx } from './database.server.ts';
import { attempt } from './tables.server.ts';

const day = 24 * 60 * 60 * 1000;
const knownPrefix = 'device:';

/** At a password, at the code of a second step, at the code of a personal link. */
export type GuessKind = 'password' | 'code' | 'answer' | 'room';

/** Whose account or mailbox it is about, by an address that need not exist, and where it comes from. */
export interface Attempted {
	readonly email: string;
	/** A network address. */
	readonly client: string;
	/** A browser that signed in to this account before. */
	readonly device?: string | undefined;
}

/** Taken: with how to take it back when it was right. Refused: in how many milliseconds it may be made. */
export type Admission = { readonly id: string } | { readonly wait: number };

export async function admitGuess(database: Database, clock: Clock, kind: GuessKind, attempted: Attempted): Promise<Admission> {
	const { subject, origin, known } = keysOf(attempted);
	return database.transaction(async (tx) => {
		await holdStill(tx, `${kind} ${subject}`, `${kind} ${origin}`);
		const now = clock.now();
		const mine = await times(tx, now, kind, eq(attempt.subject, subject), eq(attempt.origin, origin));
		const strangers = known ? [] : await times(tx, now, kind, eq(attempt.subject, subject), notLike(attempt.origin, `${knownPrefix}%`));
		const anywhere = known ? [] : await times(tx, now, kind, eq(attempt.origin, origin));
		const wait = Math.max(waitBefore(mine, byOrigin, now), waitBefore(strangers, byStrangers, now), waitBefore(anywhere, overAccounts, now));
		return wait > 0 ? { wait } : { id: await write(tx, now, kind, subject, origin) };
	});
}

/** It was no guess: what this origin tried before at this account is forgotten too, what strangers tried is not. */
export async function forgive(database: Database, kind: GuessKind, attempted: Attempted): Promise<void> {
	const { subject, origin } = keysOf(attempted);
	await database.read.delete(attempt).where(and(eq(attempt.kind, kind), eq(attempt.subject, subject), eq(attempt.origin, origin)));
}

/** One mail more to this address? In the transaction that has it written. Without a client only the mailbox is protected. */
export async function admitMail(tx: Tx, clock: Clock, email: string, client?: string): Promise<boolean> {
	const subject = hashed(email.toLowerCase());
	const origin = client === undefined ? 'kadam' : networkOf(client);
	await holdStill(tx, `mail ${subject}`, `mail ${origin}`);
	const now = clock.now();
	const sent = await times(tx, now, 'mail', eq(attempt.subject, subject));
	const asked = client === undefined ? [] : await times(tx, now, 'mail', eq(attempt.origin, origin));
	if (waitBefore(sent, mailsToOne, now) > 0 || waitBefore(asked, mailsFromOne, now) > 0) return false;
	await write(tx, now, 'mail', subject, origin);
	return true;
}

/** Whether one mail more would be taken now; for a word to whoever wants to send it. */
export async function mailboxIsFull(read: Reader, clock: Clock, email: string): Promise<boolean> {
	return waitBefore(await times(read, clock.now(), 'mail', eq(attempt.subject, hashed(email.toLowerCase()))), mailsToOne, clock.now()) > 0;
}

/** Locks are taken in one order, mailbox or account first, so that nobody waits in a circle. */
async function holdStill(tx: Tx, ...names: string[]): Promise<void> {
	for (const name of names) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

async function times(tx: Reader, now: Date, kind: string, ...conditions: ReturnType<typeof eq>[]): Promise<Date[]> {
	const rows = await tx.select({ at: attempt.at }).from(attempt)
		.where(and(eq(attempt.kind, kind), gt(attempt.at, new Date(now.getTime() - day)), ...conditions));
	return rows.map(({ at }) => at);
}

async function write(tx: Tx, at: Date, kind: string, subject: string, origin: string): Promise<string> {
	await tx.delete(attempt).where(lt(attempt.at, new Date(at.getTime() - day)));
	const id = newId<'attempt'>();
	await tx.insert(attempt).values({ id, kind, subject, origin, at });
	return id;
}

function keysOf({ email, client, device }: Attempted) {
	return { subject: hashed(email.toLowerCase()), origin: device ? `${knownPrefix}${hashed(device)}` : networkOf(client), known: device !== undefined };
}

function hashed(text: string): string {
	return createHash('sha256').update(text).digest('base64url');
}

/** Whoever has one IPv6 address has 2^64 of them. */
export function networkOf(client: string): string {
	const plain = client.replace(/^::ffff:/i, '').replace(/%.*$/, '');
	if (!plain.includes(':')) return plain;
	const [head = '', tail = ''] = plain.split('::');
	const left = head.split(':').filter(Boolean);
	const right = tail.split(':').filter(Boolean);
	const all = plain.includes('::') ? [...left, ...Array<string>(Math.max(8 - left.length - right.length, 0)).fill('0'), ...right] : left;
	return `${all.slice(0, 4).map((part) => part.toLowerCase().replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
