import { expect, test } from 'vitest';
import { concurrentHashes, hashesMade, hashPassword, isOutdated, verifyPassword } from './password.server.ts';

test('a password is known by its hash, and no other is', async () => {
	const hash = await hashPassword('суулуу кайнак булак');
	expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect(hash).not.toContain('булак');
	expect(await verifyPassword(hash, 'суулуу кайнак булак')).toBe(true);
	expect(await verifyPassword(hash, 'суулуу кайнак булаk')).toBe(false);
});

test('the same password has another hash each time', async () => {
	expect(await hashPassword('one')).not.toBe(await hashPassword('one'));
});

test('however a keyboard composes й, it is the same password', async () => {
	expect(await verifyPassword(await hashPassword('ай'.normalize('NFD')), 'ай'.normalize('NFC'))).toBe(true);
});

test.each(['', 'plain', '$2b$10$abcdefghijklmnopqrstuv', '$argon2i$v=19$m=1,t=1,p=1$AAAA$AAAA'])('%j is no hash of ours and opens nothing', async (hash) => {
	expect(await verifyPassword(hash, hash)).toBe(false);
});

test('a hash of less work than today’s is made anew when its password is next known', async () => {
	const hash = await hashPassword('суулуу кайнак булак');
	expect(isOutdated(hash)).toBe(false);
	expect(isOutdated(hash.replace('m=19456', 'm=12288'))).toBe(true);
	expect(isOutdated(hash.replace('t=2', 't=1'))).toBe(true);
	expect(isOutdated('$2b$10$abcdefghijklmnopqrstuv')).toBe(true);
});

test('a flood of sign-ins waits in line: no more hashes at once than memory was meant for', async () => {
	const before = hashesMade();
	await Promise.all(Array.from({ length: 3 * concurrentHashes }, (_, index) => hashPassword(`word ${index}`)));
	expect(hashesMade() - before).toBe(3 * concurrentHashes);
});

test('long passwords count to their last character', async () => {
	const long = 'жол'.repeat(80);
	const hash = await hashPassword(`${long}1`);
	expect(await verifyPassword(hash, `${long}1`)).toBe(true);
	expect(await verifyPassword(hash, `${long}2`)).toBe(false);
});
