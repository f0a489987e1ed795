import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { entriesOf } from '#journal/read.server.ts';
import { writeMail } from '#platform/mail.server.ts';
import { session, user } from '#platform/tables.server.ts';
import { anOrganisation, aPerson, aProgramme } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { nobody } from './actor.ts';
import { askErasure } from './ask-erasure.server.ts';
import { exportPerson, type knownAbout } from './export-person.server.ts';
import { invitePerson } from './invite-person.server.ts';
import { person } from './tables.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
type Known = Awaited<ReturnType<typeof knownAbout>> & { readonly acts: readonly { readonly event: string }[]; readonly namedIn: readonly { readonly table: string; readonly column: string }[] };

test('a person gets all that is kept about them, and nothing of anybody else', async () => {
	const programme = await aProgramme(kadam);
	const { organisation, number, head } = await anOrganisation(kadam, programme, { ky: 'Купуя уюм' });
	const [row] = await read.select().from(person).where(eq(person.id, head));
	const userId = newId();
	await read.insert(user).values({ id: userId, name: row!.name, email: row!.email! });
	await read.insert(session).values({ id: newId(), userId, token: 'secret-token', expiresAt: kadam.settableClock.now(), ipAddress: '192.0.2.7', userAgent: 'Firefox' });
	await read.update(person).set({ userId, phone: '+996 555 000 111' }).where(eq(person.id, head));
	await writeMail(read, kadam.settableClock, { to: row!.email!, subject: 'Кат', body: 'Бул жерди ачыңыз: https://kadam.example/sign-in/link?token=abc', language: 'ky' });
	const other = await aPerson(kadam, { name: 'Бөтөн Киши' });
	const ctx = await kadam.contextFor(head);
	await invitePerson(ctx, { name: 'Бөтөн Киши', email: 'other@example.org', language: 'ky', organisation, role: 'member' });
	await askErasure(ctx, {});

	const file = JSON.stringify(await exportPerson(ctx, {}));
	const known = JSON.parse(file) as Known;
	expect(known.person).toMatchObject({ id: head, name: row!.name, phone: '+996 555 000 111' });
	expect(known.memberships).toMatchObject([{ organisation: number, role: 'head', until: null }]);
	expect(known.consents).toMatchObject([{ organisation: number, scope: 'participation', textVersion: 1 }]);
	expect(known.mails).toMatchObject([{ subject: 'Кат', body: 'Бул жерди ачыңыз: …' }]);
	expect(known.signIns).toMatchObject([{ address: '192.0.2.7', device: 'Firefox' }]);
	expect(known.erasureRequests).toMatchObject([{ status: 'asked' }]);
	expect(known.acts.map(({ event }) => event)).toEqual(['register/organisation-registered', 'register/person-invited', 'register/erasure-asked']);
	expect(known.namedIn.some(({ table, column }) => table === 'register.person' && column === 'phone')).toBe(true);
	for (const secret of ['Купуя уюм', 'Бөтөн Киши', 'other@example.org', 'secret-token', 'token=abc', other]) expect(file, secret).not.toContain(secret);
	expect((await entriesOf(read, ['register/person-exported']))[0]).toMatchObject({ actor: head, subject: { type: 'person', id: head } });
});

test('all tables are looked through for it, so it can be had every ten minutes', async () => {
	const ctx = await kadam.contextFor(await aPerson(kadam));
	await exportPerson(ctx, {});
	await expect(exportPerson(ctx, {})).rejects.toMatchObject({ code: 'register/exported-just-now', status: 429 });
	kadam.settableClock.advance(10 * 60_000);
	await exportPerson(ctx, {});
});

test('nobody gets nothing', async () => {
	await expect(exportPerson(await kadam.contextFor(nobody), {})).rejects.toMatchObject({ code: 'common/sign-in-first' });
});
