/** Signs what organisations show of themselves, with a key pair of this installation's own (Ed25519, RFC 8032). */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { asc, sql } from 'drizzle-orm';
import type { Clock } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import { signingKey } from './tables.server.ts';

export interface Signed {
	/** Base64url. */
	readonly signature: string;
	/** SPKI in PEM. */
	readonly publicKey: string;
}

/** The first signature makes the key pair; two at the same moment wait for one another. */
export async function signText(tx: Tx, clock: Clock, text: string): Promise<Signed> {
	await tx.execute(sql`lock table ${signingKey} in exclusive mode`);
	const { privateKey, publicKey } = (await knownKey(tx)) ?? (await makeKey(tx, clock));
	return { signature: sign(null, Buffer.from(text), createPrivateKey(privateKey)).toString('base64url'), publicKey };
}

/** Whether this installation signed exactly this text. Whichever key a file brings along, only the own one counts. */
export async function isSignedHere(read: Reader, text: string, signature: string): Promise<boolean> {
	const key = await knownKey(read);
	return key !== undefined && verify(null, Buffer.from(text), createPublicKey(key.publicKey), Buffer.from(signature, 'base64url'));
}

export async function publicKey(read: Reader): Promise<string> {
	return (await knownKey(read))?.publicKey ?? '';
}

export function digestOf(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

async function knownKey(read: Reader): Promise<typeof signingKey.$inferSelect | undefined> {
	const [key] = await read.select().from(signingKey).orderBy(asc(signingKey.createdAt)).limit(1);
	return key;
}

async function makeKey(tx: Tx, clock: Clock): Promise<Pick<typeof signingKey.$inferSelect, 'privateKey' | 'publicKey'>> {
	const pair = generateKeyPairSync('ed25519');
	const row = {
		id: newId<'signingKey'>(), createdAt: clock.now(),
		publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
		privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
	};
	await tx.insert(signingKey).values(row);
	return row;
}
