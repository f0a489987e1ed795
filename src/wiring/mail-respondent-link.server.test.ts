import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type CommandId, newId } from '#kernel/id.ts';
import { mail } from '#platform/tables.server.ts';
import { addRespondent } from '#programme/diagnostics/add-respondent.server.ts';
import { newDeviceSecret } from '#programme/diagnostics/individual-seal.server.ts';
import { openIndividualScoring } from '#programme/diagnostics/open-individual-scoring.server.ts';
import { readAnswering } from '#programme/diagnostics/read-answering.server.ts';
import { respondent } from '#programme/diagnostics/tables.server.ts';
import { nobody } from '#register/actor.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { diagnosing, scheduled } from '../../tests/support/diagnostic-case.ts';
import { testRuntime } from '../../tests/support/sign-in.ts';
import { giveRespondentLink } from './mail-respondent-link.server.ts';

const kadam = await testDatabase();
testRuntime(kadam);
const { read } = kadam.database;
const of = await diagnosing(kadam);
const id = await scheduled(of);
const people: string[] = [];
for (const role of ['board', 'staff', 'volunteer', 'beneficiary', 'partner'] as const) {
	people.push((await addRespondent(await of.as('head'), { case: id, name: `Айжан ${role}`, role, sex: 'female' })).respondent);
}
await openIndividualScoring(await of.as('assessor'), { case: id, fewerBecause: '' });

const lettersTo = (email: string) => read.select().from(mail).where(eq(mail.recipient, email));
const tokenIn = (body: string) => /\/answer\/(\w{16})/.exec(body)![1]!;

test('a link goes to its holder by mail, in three languages, and nobody else sees it', async () => {
	const made = await giveRespondentLink(await of.as('head'), { case: id, respondent: people[0]!, email: 'aijan@example.org' });
	expect(made).toEqual({ respondent: people[0], name: 'Айжан board', token: '', email: 'aijan@example.org' });
	const [letter, ...more] = await lettersTo('aijan@example.org');
	expect(more).toEqual([]);
	for (const word of ['Саламатсызбы, Айжан board', 'Здравствуйте, Айжан board', 'Dear Айжан board']) expect(letter!.body).toContain(word);
	const token = tokenIn(letter!.body);
	expect(await readAnswering(await kadam.contextFor(nobody), { token, device: newDeviceSecret() })).toMatchObject({ isDone: false });
	expect(JSON.stringify(await read.select().from(respondent)), 'the address is not kept with the name').not.toContain('example.org');
});

test('a repeated request sends nothing twice; a new link ends the one before', async () => {
	const command = newId<'command'>() as CommandId;
	const input = { case: id, respondent: people[1]!, email: 'twice@example.org' };
	for (let times = 0; times < 2; times++) await giveRespondentLink(await of.as('assessor', command), input);
	const [letter, ...more] = await lettersTo('twice@example.org');
	expect(more).toEqual([]);
	const shown = await giveRespondentLink(await of.as('assessor'), { ...input, email: '' });
	expect(shown.token).toHaveLength(16);
	await expect(readAnswering(await kadam.contextFor(nobody), { token: tokenIn(letter!.body), device: newDeviceSecret() })).rejects.toMatchObject({ status: 410 });
});

test('who may not plan makes no link and sends no mail; a full mailbox is left alone and the old link holds', async () => {
	const input = { case: id, respondent: people[2]!, email: 'third@example.org' };
	await expect(giveRespondentLink(await of.as('officer'), input)).rejects.toMatchObject({ code: 'common/not-permitted' });
	expect(await lettersTo('third@example.org')).toEqual([]);
	for (let times = 0; times < 3; times++) await giveRespondentLink(await of.as('head'), input);
	await expect(giveRespondentLink(await of.as('head'), input)).rejects.toMatchObject({ code: 'register/too-many-mails', status: 429 });
	const last = (await lettersTo('third@example.org')).at(-1);
	expect(await readAnswering(await kadam.contextFor(nobody), { token: tokenIn(last!.body), device: newDeviceSecret() })).toMatchObject({ isDone: false });
});
