/** What people are told when their own way in changes, and administrators when somebody acts on the data kept about them. */
import { and, desc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import { entry } from '#journal/tables.server.ts';
import { mail } from '#platform/tables.server.ts';
import { askErasure } from '#register/ask-erasure.server.ts';
import { clearSecondFactor } from '#register/disable-person.server.ts';
import { exportPerson } from '#register/export-person.server.ts';
import { personByEmail } from '#register/read.server.ts';
import { person } from '#register/tables.server.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { codeOf, testBrowser, testRuntime } from '../../tests/support/sign-in.ts';
import { buildContext } from './context.server.ts';
import { enterByPassword } from './enter.server.ts';
import { openAccount } from './open-account.server.ts';
import { react } from './reactions.server.ts';
import { reactsTo } from './reactions.ts';
import { askForLetter } from './sign-in-letters.server.ts';
import { addPasskey, beginAuthenticator, changePassword, confirmAuthenticator, removeAuthenticator, renewRecoveryCodes, resetPassword } from './sign-in-security.server.ts';

const kadam = await testDatabase();
const runtime = testRuntime(kadam);
const { read } = kadam.database;
const password = 'суулуу кайнак булак';
const changed = 'кызыл алма бышты';

/** Does what the queue would: every event that somebody waits for, twice, as a queue may. */
async function reactToAll(): Promise<void> {
	const happened = await read.select({ id: entry.id, event: entry.event }).from(entry).orderBy(entry.sequence);
	for (const { id, event } of [...happened, ...happened]) if (reactsTo(event)) await react(runtime, id);
}

async function lettersTo(email: string) {
	await reactToAll();
	return read.select({ subject: mail.subject, body: mail.body, language: mail.language }).from(mail).where(eq(mail.recipient, email)).orderBy(mail.createdAt, mail.id);
}

async function signedIn(email: string, language: 'ky' | 'ru' | 'en' = 'ky') {
	await openAccount(runtime, { name: 'Жылдыз Мамбетова', email, password, language });
	const browser = testBrowser();
	await enterByPassword(await browser.request(), email, password);
	return browser;
}

test('every change of a way in is told once to whoever owns it, with what to do, and nothing secret', async () => {
	const email = 'changes@example.org';
	const browser = await signedIn(email);
	const { secret } = await beginAuthenticator(await browser.request(), password);
	const codes = await confirmAuthenticator(await browser.request(), codeOf(secret, -1));
	const renewed = await renewRecoveryCodes(await browser.request(), password);
	await removeAuthenticator(await browser.request(), password);
	await changePassword(await browser.request(), { passwordNow: password, password: changed });
	await clearSecondFactor(kadam.system, { person: (await personByEmail(read, email))!.id });
	const letters = await lettersTo(email);
	expect(letters.map(({ subject }) => subject)).toEqual([
		'Кадамга кирүүнүн экинчи кадамы коюлду', 'Кадамга кирүү үчүн жаңы камдык коддор чыгарылды', 'Кадамга кирүүнүн экинчи кадамы алып салынды',
		'Кадамдагы сырсөзүңүз өзгөрдү', 'Кадамга кирүүнүн экинчи кадамын администратор алып салды'
	]);
	for (const { body } of letters) {
		expect(body).toContain('Жылдыз Мамбетова');
		expect(body).toContain('Сиз болбосоңуз, дароо жаңы сырсөз коюңуз');
		expect(body).toContain('http://kadam.example/sign-in');
		for (const said of [password, changed, secret, secret.replaceAll(' ', ''), ...codes, ...renewed]) expect(body).not.toContain(said);
		expect(body).not.toMatch(/token=/);
	}
});

test('a password set by the link of a letter is recorded and told too', async () => {
	const email = 'reset@example.org';
	await signedIn(email, 'ru');
	await askForLetter(runtime, { purpose: 'reset', email, language: 'ru' }, '203.0.113.9');
	await runtime.writeLetters();
	const [asked] = await lettersTo(email);
	await resetPassword({ token: /token=([\w-]+)/.exec(asked!.body)![1]!, password: changed });
	const letters = await lettersTo(email);
	expect(letters).toHaveLength(2);
	expect(letters[1]).toMatchObject({ subject: 'Новый пароль для Кадама задан по ссылке из письма', language: 'ru' });
	expect(await read.select({ actor: entry.actorId }).from(entry).where(and(eq(entry.event, 'register/password-reset')))).toEqual([{ actor: (await personByEmail(read, email))!.id }]);
});

test('a passkey that was refused is no change', async () => {
	const email = 'no-passkey@example.org';
	const browser = await signedIn(email);
	await expect(addPasskey(await browser.request(), '{"id":"x","response":{}}', '')).rejects.toMatchObject({ code: 'register/passkey-refused' });
	expect(await lettersTo(email)).toEqual([]);
});

test('each event has its words in three languages, and the page they send to is spelt as it is on the screen', async () => {
	const texts = (await import('#i18n/paraglide/messages.js')) as unknown as Record<string, (words: object, options: { locale: string }) => string>;
	for (const locale of languages) {
		const body = texts['register_mail_account_body']!({ name: 'N', what: 'W', when: 'D', link: 'L' }, { locale });
		expect(body).toContain(texts['register_forgot']!({}, { locale }));
		expect(body).toContain(texts['register_security_title']!({}, { locale }));
		const said = ['password_changed', 'password_reset', 'authenticator_set', 'authenticator_removed', 'recovery_codes_renewed', 'passkey_added', 'passkey_removed', 'second_factor_cleared'].map((event) => texts[`register_mail_${event}`]!({}, { locale }));
		expect(new Set(said).size).toBe(8);
	}
});

test('administrators hear that somebody wishes to be erased or took their data, and not who', async () => {
	await signedIn('admin@example.org', 'en');
	await read.update(person).set({ isAdministrator: true }).where(eq(person.email, 'admin@example.org'));
	await openAccount(runtime, { name: 'Жашыруун Адам', email: 'wishes@example.org', password, language: 'ky' });
	const wishes = (await personByEmail(read, 'wishes@example.org'))!.id;
	const as = await kadam.contextFor(wishes);
	const request = await askErasure(as, {});
	await exportPerson(buildContext(runtime, { actor: as.actor, language: 'ky' }), {});
	const letters = await lettersTo('admin@example.org');
	expect(letters.map(({ subject }) => subject).sort()).toEqual(['Somebody asks Kadam to erase their data', 'Somebody took the data that Kadam keeps about them']);
	expect(letters.map(({ body }) => body).join('\n')).toContain(`http://kadam.example/privacy/erasures/${request}`);
	expect(JSON.stringify(letters)).not.toMatch(/Жашыруун|wishes@/);
	expect(await lettersTo('wishes@example.org')).toEqual([]);
	const [last] = await read.select({ event: entry.event }).from(entry).orderBy(desc(entry.sequence)).limit(1);
	expect(last?.event).toBe('register/person-exported');
});
