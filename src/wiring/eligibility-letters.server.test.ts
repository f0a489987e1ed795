/** Who hears of what people decide beside the rules, and of what an organisation says against a verdict. */
import { and, eq, like } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { entry } from '#journal/tables.server.ts';
import { addDays } from '#kernel/local-date.ts';
import type { PersonId } from '#kernel/id.ts';
import { mail } from '#platform/tables.server.ts';
import { answerAppeal } from '#programme/eligibility/answer-appeal.server.ts';
import { appealVerdict } from '#programme/eligibility/appeal-verdict.server.ts';
import { moveOverride } from '#programme/eligibility/move-override.server.ts';
import { proposeOverride } from '#programme/eligibility/propose-override.server.ts';
import { person } from '#register/tables.server.ts';
import { aStaffMember } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { another, diagnosing, type Diagnosing } from '../../tests/support/diagnostic-case.ts';
import { publishShippedRules } from '../../tests/support/rule-sets.ts';
import { testRuntime } from '../../tests/support/sign-in.ts';
import { react } from './reactions.server.ts';

const kadam = await testDatabase();
const runtime = testRuntime(kadam);
const { read } = kadam.database;
await publishShippedRules(kadam);
const base = await diagnosing(kadam);
const second = await aStaffMember(kadam, base.programme, 'officer');

/** The people to whom a letter about it went, each with its subject and the address it leads to; the same when the job runs twice. */
async function toldOf(of: Diagnosing, event: string): Promise<(who: PersonId) => Promise<{ subject: string; link: string }[]>> {
	const happened = await read.select({ id: entry.id, at: entry.at }).from(entry).where(and(eq(entry.organisationId, of.organisation), eq(entry.event, event)));
	expect(happened, event).toHaveLength(1);
	await react(runtime, happened[0]!.id);
	await react(runtime, happened[0]!.id);
	return async (who) => {
		const [known] = await read.select({ email: person.email }).from(person).where(eq(person.id, who));
		const letters = await read.select({ subject: mail.subject, body: mail.body }).from(mail).where(and(like(mail.recipient, known!.email!), eq(mail.createdAt, happened[0]!.at)));
		return letters.map(({ subject, body }) => ({ subject, link: /http:\/\/kadam\.example(\S+)/.exec(body)![1]! }));
	};
}

const until = () => addDays(kadam.settableClock.today(), 30);
async function proposed(of: Diagnosing): Promise<string> {
	return proposeOverride(await of.as('officer'), { organisation: of.organisation, programme: of.programme, ruleSet: 'join-trainings', standing: 'eligible', reason: 'Жол жабык болду.', until: until(), appeal: null });
}

test('the second person hears of a proposal, whoever made it does not; the organisation hears when it counts', async () => {
	const of = await another(kadam, base);
	const id = await proposed(of);
	const proposal = await toldOf(of, 'eligibility/override-proposed');
	expect(await proposal(second)).toEqual([{ subject: expect.any(String) as string, link: `/eligibility/overrides/${id}` }]);
	for (const who of [of.officer, of.head, of.lead]) expect(await proposal(who)).toEqual([]);
	kadam.settableClock.advance(1000);
	await moveOverride(await of.as(second), { override: id, act: 'confirm', reason: '' });
	const confirmation = await toldOf(of, 'eligibility/override-confirmed');
	for (const who of [of.head, of.member]) expect(await confirmation(who)).toEqual([{ subject: expect.any(String) as string, link: `/eligibility/${of.organisation}` }]);
	expect(await confirmation(of.lead)).toEqual([]);
	kadam.settableClock.advance(1000);
	await moveOverride(await of.as('officer'), { override: id, act: 'end', reason: 'Жол ачылды.' });
	expect(await (await toldOf(of, 'eligibility/override-ended'))(of.head)).toHaveLength(1);
});

test('whoever proposed hears that it was refused, the organisation does not', async () => {
	const of = await another(kadam, base);
	const id = await proposed(of);
	kadam.settableClock.advance(1000);
	await moveOverride(await of.as(second), { override: id, act: 'refuse', reason: 'Себеби жетишсиз.' });
	const refusal = await toldOf(of, 'eligibility/override-refused');
	expect((await refusal(of.officer)).map(({ link }) => link)).toEqual([`/eligibility/overrides/${id}`]);
	expect(await refusal(of.head)).toEqual([]);
});

test('officers hear of an appeal, the organisation of the answer, in the language each reads', async () => {
	const of = await another(kadam, base);
	kadam.settableClock.advance(1000);
	await read.update(person).set({ language: 'ru' }).where(eq(person.id, of.head));
	const appeal = await appealVerdict(await of.as('head'), { organisation: of.organisation, programme: of.programme, ruleSet: 'join-trainings', text: 'Күнү белгиленген.' });
	const asked = await toldOf(of, 'eligibility/appealed');
	for (const who of [of.officer, second]) expect((await asked(who)).map(({ link }) => link)).toEqual([`/eligibility/${of.organisation}`]);
	kadam.settableClock.advance(1000);
	await answerAppeal(await of.as('officer'), { appeal, outcome: 'refused', answer: 'Күнү азырынча белгилене элек.' });
	const answer = await toldOf(of, 'eligibility/appeal-answered');
	const [toHead, toMember] = [await answer(of.head), await answer(of.member)];
	expect([toHead.length, toMember.length]).toEqual([1, 1]);
	expect(toHead[0]!.subject).not.toBe(toMember[0]!.subject);
});
