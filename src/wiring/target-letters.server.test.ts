/** What a choice of target organisations sends by mail: once, in each reader's language, and nothing that is not theirs. */
import { and, eq, inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { entry } from '#journal/tables.server.ts';
import { mail } from '#platform/tables.server.ts';
import { beginTargetRound } from '#programme/eligibility/begin-target-round.server.ts';
import { declareOnTargets } from '#programme/eligibility/declare-on-targets.server.ts';
import { decideOnTarget } from '#programme/eligibility/decide-on-target.server.ts';
import type { FactSupplier } from '#programme/eligibility/gather-facts.server.ts';
import { moveTargetRound } from '#programme/eligibility/move-target-round.server.ts';
import { seatTargetPanel } from '#programme/eligibility/seat-target-panel.server.ts';
import { voteOnTarget } from '#programme/eligibility/vote-on-target.server.ts';
import { peopleById } from '#register/read.server.ts';
import { person } from '#register/tables.server.ts';
import { anOrganisation, aProgramme, aStaffMember } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { publishShippedRules } from '../../tests/support/rule-sets.ts';
import { testRuntime } from '../../tests/support/sign-in.ts';
import { react } from './reactions.server.ts';

const kadam = await testDatabase();
const runtime = testRuntime(kadam);
const { read } = kadam.database;
await publishShippedRules(kadam);
const gates = Object.fromEntries(Object.entries({ profileBegun: true, protectsRights: true, describesConstituency: true, diagnostic: 'done', reportIssuedOn: '2026-01-20', planApprovedOn: '2026-02-01' }).map(([key, value]) => [key, { value, since: null }]));
const suppliers: FactSupplier[] = [(_read, _programme, ids) => Promise.resolve(new Map(ids.map((id) => [id, gates])))];

/** Twice, as a job may run twice. */
async function reacted(...events: string[]): Promise<void> {
	for (const { id } of await read.select({ id: entry.id }).from(entry).where(inArray(entry.event, events))) for (let time = 0; time < 2; time++) await react(runtime, id);
}

async function lettersTo(one: string) {
	const email = (await peopleById(read, [one as never])).get(one as never)!.email!;
	return read.select({ subject: mail.subject, body: mail.body, language: mail.language }).from(mail).where(and(eq(mail.recipient, email)));
}

test('the panel hears that it may vote, and each organisation its own result with the reasons meant for it, in its language, once', async () => {
	const programme = await aProgramme(kadam);
	const [officer, chair, panel] = [await aStaffMember(kadam, programme, 'officer'), await aStaffMember(kadam, programme, 'leadAssessor'), await aStaffMember(kadam, programme, 'assessor')];
	const [chosen, other] = [await anOrganisation(kadam, programme, { ky: '«Алга»', ru: '«Алга»' }), await anOrganisation(kadam, programme, { ky: '«Башат»' })];
	await read.update(person).set({ language: 'ru' }).where(eq(person.id, chosen.head));
	const as = (who: typeof officer) => kadam.contextFor(who);
	const round = await beginTargetRound(await as(officer), { programme, places: 2 });
	await seatTargetPanel(await as(officer), { round, seats: [panel], chair });
	await moveTargetRound(await as(officer), { round, act: 'openVoting', reason: '' }, suppliers);
	await reacted('eligibility/target-voting-opened');
	for (const one of [chair, panel]) expect((await lettersTo(one)).map(({ body }) => body.includes(`/eligibility/targets/${round}`))).toEqual([true]);
	await declareOnTargets(await as(chair), { round, declared: { [chosen.organisation]: 'none', [other.organisation]: 'none' } });
	await voteOnTarget(await as(chair), { round, organisation: other.organisation, vote: 'no', reason: 'канарейка-себеп-8841' });
	await moveTargetRound(await as(chair), { round, act: 'closeVoting', reason: '' });
	await decideOnTarget(await as(chair), { round, organisation: chosen.organisation, decision: 'chosen', reason: 'Шаги по плану проверены.', againstReason: '' });
	await decideOnTarget(await as(chair), { round, organisation: other.organisation, decision: 'notChosen', reason: 'План кийин жаңыланды.', againstReason: 'канарейка-ички-8842' });
	await moveTargetRound(await as(chair), { round, act: 'conclude', reason: '' });
	for (const { head } of [chosen, other]) expect(await lettersTo(head)).toEqual([]);
	await moveTargetRound(await as(officer), { round, act: 'announce', reason: '' });
	await reacted('eligibility/targets-announced');
	await reacted('eligibility/target-chosen', 'eligibility/target-not-chosen');
	const [told, toldOther] = [await lettersTo(chosen.head), await lettersTo(other.head)];
	expect(told).toMatchObject([{ language: 'ru', subject: '«Алга»: выбрана целевой ОГО', body: expect.stringContaining('«Шаги по плану проверены.»') }]);
	expect(toldOther).toMatchObject([{ language: 'ky', subject: '«Башат» боюнча тандоонун жыйынтыгы', body: expect.stringContaining('«План кийин жаңыланды.»') }]);
	expect(toldOther[0]!.body).toContain(`http://kadam.example/eligibility/${other.organisation}`);
	expect(JSON.stringify(await read.select().from(mail))).not.toContain('канарейка');
	expect(told[0]!.body + told[0]!.subject).not.toContain('Башат');
});
