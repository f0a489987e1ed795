/** Where mails stay without a mail server: links in them sign people in, so that outside the demonstration administrators alone read them. */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { writeMail } from '#platform/mail.server.ts';
import { nobody } from '#register/actor.ts';
import { person } from '#register/tables.server.ts';
import { load } from '../../src/routes/outbox/+page.server.ts';
import { aPerson, aProgramme, aStaffMember, anOrganisation } from '../support/cast.ts';
import { testDatabase } from '../support/database.ts';
import { testBrowser, testRuntime } from '../support/sign-in.ts';

const kadam = await testDatabase();
const programme = await aProgramme(kadam);
await writeMail(kadam.database.read, kadam.settableClock, { to: 'a@example.org', subject: 'Кирүү', body: 'http://kadam.example/sign-in/link?token=secret', language: 'ky' });

/** What the page says to somebody: what it shows, or the status it refuses with. */
async function outboxFor(id: Awaited<ReturnType<typeof aPerson>> | null): Promise<unknown> {
	const event = await testBrowser().request('/outbox');
	event.locals.actor = id ? (await kadam.contextFor(id)).actor : nobody;
	event.locals.requestId = newId<'request'>();
	return load(event as unknown as Parameters<typeof load>[0]).then((shown) => (shown as { letters: { body: string }[] }).letters.map(({ body }) => body), (refused: { status: number }) => refused.status);
}

test('an installation without a mail server shows its letters to administrators and to nobody else', async () => {
	testRuntime(kadam);
	const administrator = await aPerson(kadam);
	await kadam.database.read.update(person).set({ isAdministrator: true }).where(eq(person.id, administrator));
	const { head } = await anOrganisation(kadam, programme);
	const others = [null, head, await aPerson(kadam), ...(await Promise.all((['officer', 'leadAssessor', 'auditor', 'donor'] as const).map((role) => aStaffMember(kadam, programme, role))))];
	for (const one of others) expect(await outboxFor(one)).toBe(403);
	expect(await outboxFor(administrator)).toEqual(['http://kadam.example/sign-in/link?token=secret']);
});

test('the demonstration, whose people are invented, shows them to everybody', async () => {
	testRuntime(kadam, { demonstration: true });
	expect(await outboxFor(null)).toHaveLength(1);
});
