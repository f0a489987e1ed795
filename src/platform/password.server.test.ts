import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.server.ts';

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
