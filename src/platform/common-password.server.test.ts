import { expect, test } from 'vitest';
import { commonPasswords, isCommonPassword } from './common-password.server.ts';

test('far more than the three thousand most common passwords are known', () => {
	expect(commonPasswords().size).toBeGreaterThan(3000);
	expect([...commonPasswords()].filter((password) => password.length >= 10).length).toBeGreaterThan(1000);
});

test.each(['1234567890', 'Qwertyuiop', 'PASSWORD123', 'qwertyqwerty', 'aaaaaaaaaaaa', 'passwordpassword'])('%s is refused', (password) => {
	expect(isCommonPassword(password)).toBe(true);
});

test.each(['суулуу кайнак булак', 'kadam-kadam-kadam', 'correct horse battery', 'беш-ат-сууга-барды', 'aaaaaaaaab'])('%s is not', (password) => {
	expect(isCommonPassword(password)).toBe(false);
});
