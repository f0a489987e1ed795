import { Problem } from '#kernel/problem.ts';
import { isCommonPassword } from '#platform/common-password.server.ts';

/** Words that anybody who knows where they are would try, with whatever digits and signs around them. */
const wordsOfThePlace = new Set(['kadam', 'кадам', 'kyrgyzstan', 'кыргызстан', 'bishkek', 'бишкек', 'password', 'сырсөз', 'сырсоз', 'пароль']);

/** A password that is guessed first: common, of the place, or the address it is for. */
export function refuseCommon(password: string, email: string): void {
	const plain = password.toLowerCase();
	const [local = ''] = email.toLowerCase().split('@');
	const letters = plain.normalize('NFKC').replaceAll(/[^\p{L}]/gu, '');
	if (!isCommonPassword(password) && plain !== email.toLowerCase() && plain !== local && !wordsOfThePlace.has(letters) && (letters === '' || letters !== local.replaceAll(/[^\p{L}]/gu, ''))) return;
	throw new Problem('register/password-common', { status: 400, fields: [{ field: 'password', code: 'register/password-common' }] });
}
