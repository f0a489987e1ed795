import { expect, test } from 'vitest';
import { refuseCommon } from './common-password.server.ts';

const refused = (password: string, email = 'ainura.t@example.org') => {
	try {
		refuseCommon(password, email);
		return false;
	} catch {
		return true;
	}
};

test('what anybody would try who knows the place and the person is refused, whatever stands around it', () => {
	for (const guess of ['kadam12345', 'Кадам-2026!', '2026 Bishkek', 'кыргызстан1', 'Сырсөз12345', 'password!!!2026', 'ainura.t@example.org', 'Ainura-T-1990']) expect(refused(guess), guess).toBe(true);
});

test('longer words of one’s own are not', () => {
	for (const own of ['суулуу кайнак булак', 'кадам сайын булак', 'бишкекте жаан жаады', 'ainura loves apples', '7391-4482-9917']) expect(refused(own), own).toBe(false);
});
