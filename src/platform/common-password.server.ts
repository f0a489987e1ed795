/** Passwords that are tried first by whoever guesses: about fifty thousand, from leaks, the most common ones first. */
import { dictionary } from '@zxcvbn-ts/language-common';

let common: ReadonlySet<string> | undefined;

/** ASVS 5.0, 6.2.4 asks for the 3000 most common ones at least. */
export function commonPasswords(): ReadonlySet<string> {
	return (common ??= new Set((dictionary['passwords-common'] as readonly string[]).map((password) => password.toLowerCase())));
}

/** On the list, one of the list over and over, or one character over and over: `1234567890`, `qwertyqwerty`, `aaaaaaaaaa`. */
export function isCommonPassword(password: string): boolean {
	const plain = password.normalize('NFKC').toLowerCase();
	if (commonPasswords().has(plain) || /^(.)\1*$/u.test(plain)) return true;
	const repeated = /^(.+?)\1+$/u.exec(plain);
	return Boolean(repeated && repeated[1]!.length > 2 && commonPasswords().has(repeated[1]!));
}
