import { Problem } from '#kernel/problem.ts';
import { isCommonPassword } from '#platform/common-password.server.ts';

/** A password that is guessed first, or that is the address it is for. */
export function refuseCommon(password: string, email: string): void {
	const plain = password.toLowerCase();
	const [local = ''] = email.toLowerCase().split('@');
	if (!isCommonPassword(password) && plain !== email.toLowerCase() && plain !== local) return;
	throw new Problem('register/password-common', { status: 400, fields: [{ field: 'password', code: 'register/password-common' }] });
}
