import { expect, test } from 'vitest';
import { outbox } from '#platform/mail.server.ts';
import { isEmpty, openProgrammes, personByEmail, staffOf } from '#register/read.server.ts';
import { loadActor } from '#register/read-actor.server.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { testRuntime } from '../../tests/support/sign-in.ts';
import { foundInstallation } from './found-installation.server.ts';
import { openAccount } from './open-account.server.ts';
import { publishReference } from './reference.server.ts';
import { theSignIn } from './sign-in.server.ts';

const kadam = await testDatabase();
const runtime = testRuntime(kadam);
const { read } = kadam.database;
const password = 'суулуу кайнак булак';
const founder = { name: 'Азамат Жумабеков', email: 'azamat@example.org', password, language: 'ky' as const };
const signIn = (email: string, secret: string) => theSignIn(runtime).api.signInEmail({ body: { email, password: secret } });

test('the first one in founds the installation: an administrator, who is also officer of its first programme', async () => {
	await publishReference(runtime);
	await foundInstallation(runtime, { programme: { ky: 'Кадам программасы' }, ...founder });
	const [programme] = await openProgrammes(read);
	expect(programme).toMatchObject({ name: { ky: 'Кадам программасы' }, startsOn: '2026-01-01', settings: { instrument: { key: 'organisational', version: 1 } } });
	expect(await staffOf(read, programme!.id, 'officer')).toMatchObject([{ name: founder.name }]);
	expect(await personByEmail(read, founder.email)).toMatchObject({ isAdministrator: true, language: 'ky' });
});

test('afterwards that door is shut', async () => {
	expect(await isEmpty(read)).toBe(false);
	const second = foundInstallation(runtime, { programme: { ky: 'Башка' }, ...founder, email: 'other@example.org' });
	await expect(second).rejects.toMatchObject({ code: 'register/already-founded' });
});

test('publishing what ships with the product again changes nothing', async () => {
	await publishReference(runtime);
	const { rows } = await kadam.database.pool.query('select key, version from diagnostics.instrument order by key');
	expect(rows).toEqual(['informal-group', 'organisational', 'performance'].map((key) => ({ key, version: 1 })));
});

test('an account signs in with its password, and is the person in the register', async () => {
	const id = await openAccount(runtime, { name: 'Айнура Турдубаева', email: 'ainura@example.org', password, language: 'ky' });
	const { user } = await signIn('ainura@example.org', password);
	expect((await loadActor(read, user.id))?.person).toMatchObject({ id, name: 'Айнура Турдубаева', isAdministrator: false });
	await expect(signIn('ainura@example.org', 'кургак булак')).rejects.toMatchObject({ statusCode: 401 });
	await expect(signIn('nobody@example.org', password)).rejects.toMatchObject({ statusCode: 401 });
});

test('an address that has an account cannot open another', async () => {
	await expect(openAccount(runtime, { ...founder, name: 'Башка' })).rejects.toMatchObject({ code: 'register/email-taken' });
});

test('a link to sign in goes to the address, in the language of its reader, and not to strangers', async () => {
	const ask = (email: string) => theSignIn(runtime).api.signInMagicLink({ body: { email }, headers: new Headers() });
	await ask('ainura@example.org');
	const [letter] = await outbox(read);
	expect(letter).toMatchObject({ recipient: 'ainura@example.org', language: 'ky', sentAt: null });
	expect(letter?.body).toMatch(/http:\/\/kadam\.example\/sign-in\/link\?token=\w{10,}/);
	const stored = JSON.stringify((await kadam.database.pool.query('select identifier, value from identity.verification')).rows);
	expect(stored).not.toContain(/token=(\w+)/.exec(letter!.body)![1]);
});
