import { readFileSync } from 'node:fs';
import { eq, inArray } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { newId, type CommandId } from '#kernel/id.ts';
import { entriesOf } from '#journal/read.server.ts';
import { writeMail } from '#platform/mail.server.ts';
import { file, mail, session, user } from '#platform/tables.server.ts';
import { addEvidence } from '#programme/diagnostics/add-evidence.server.ts';
import { removeEvidence } from '#programme/diagnostics/remove-evidence.server.ts';
import { respondentRetention } from '#programme/diagnostics/respondent-retention.server.ts';
import { codes } from '../support/arbitrary-scores.ts';
import { aPerson, aProgramme, aStaffMember } from '../support/cast.ts';
import { testDatabase } from '../support/database.ts';
import { diagnosing, inSession } from '../support/diagnostic-case.ts';
import { aPdf } from '../support/profiles.ts';
import { decideRetention } from '#register/decide-retention.server.ts';
import { formerMember } from '#register/erasure.ts';
import { grantRole } from '#register/grant-role.server.ts';
import { invitePerson } from '#register/invite-person.server.ts';
import { retentionChoices, rulesFor } from '#register/read-retention.server.ts';
import { ownRules, type Retention, type RetentionKey, retentionKeys } from '#register/retention.ts';
import { dueForRetention, runRetention } from '#register/run-retention.server.ts';
import { invitation, person, programmeRole } from '#register/tables.server.ts';

const kadam = await testDatabase();
const { database, settableClock: clock } = kadam;
const { read } = database;
const { rules } = JSON.parse(readFileSync(new URL('../../seeds/reference/retention.json', import.meta.url), 'utf8')) as Retention;
const days = (count: number) => clock.advance(count * 24 * 60 * 60 * 1000);
const due = () => dueForRetention(read, rules, clock.now(), { respondents: respondentRetention });
const run = () => runRetention(kadam.system, { rules }, { respondents: respondentRetention });

test('every rule has its act, says what and why in three languages, and none is forgotten', () => {
	expect(rules.map(({ key }) => key)).toEqual([...retentionKeys]);
	for (const { what, ground, afterDays } of rules) {
		expect(afterDays).toBeGreaterThan(0);
		for (const language of ['ky', 'ru', 'en'] as const) for (const text of [what, ground]) expect(text[language].length).toBeGreaterThan(10);
	}
});

test('nothing is touched a day too early, everything a day later, and the run is recorded', async () => {
	const programme = await aProgramme(kadam);
	const officer = await aStaffMember(kadam, programme, 'officer');
	await writeMail(read, clock, { to: 'a@example.org', subject: 's', body: 'b', language: 'ky' });
	const ctx = await kadam.contextFor(officer, { commandId: newId<'command'>() as CommandId });
	await invitePerson(ctx, { name: 'Чакырылган', email: 'invited@example.org', language: 'ky', programme, role: 'assessor' });
	const userId = newId();
	await read.insert(user).values({ id: userId, name: 'А', email: 'b@example.org' });
	await read.insert(session).values({ id: newId(), userId, token: newId(), expiresAt: clock.now() });

	days(29);
	expect(await due()).toMatchObject({ mails: 0, 'answers-to-forms': 0, invitations: 0, sessions: 0, 'unused-files': 0, 'former-people': 0 });
	days(2);
	expect(await due()).toMatchObject({ mails: 0, 'answers-to-forms': 1, invitations: 0, sessions: 1 });
	expect(await run()).toMatchObject({ 'answers-to-forms': 1, sessions: 1, invitations: 0 });
	days(14);
	expect(await run()).toMatchObject({ invitations: 1 });
	expect(await read.select().from(invitation)).toEqual([]);
	days(200);
	expect(await run()).toMatchObject({ mails: 1 });
	expect(await read.select().from(mail)).toEqual([]);
	expect(Object.values(await due()).every((count) => count === 0)).toBe(true);
	const runs = await entriesOf(read, ['register/retention-ran']);
	expect(runs).toHaveLength(3);
	expect(runs[0]).toMatchObject({ actor: null, data: { mails: 1 } });
});

test('a document that was taken back goes with its bytes; one that is still referred to stays', async () => {
	const of = await diagnosing(kadam);
	const id = await inSession(of);
	const head = await of.as('head');
	const add = async (text: string) => (await addEvidence(head, { case: id, indicators: [codes[0]!], title: text, note: '', file: aPdf(text) })).evidence;
	await add('stays');
	await removeEvidence(head, { case: id, evidence: await add('goes') });
	const before = await read.select().from(file);
	expect(before).toHaveLength(2);
	days(31);
	expect((await due())['unused-files']).toBe(1);
	expect((await run())['unused-files']).toBe(1);
	const [left] = await read.select().from(file);
	const gone = before.find(({ hash }) => hash !== left!.hash)!;
	expect([head.files.has(left!.hash), head.files.has(gone.hash)]).toEqual([true, false]);
	await add('goes');
	expect(head.files.has(gone.hash)).toBe(true);
});

test('people whose roles ended five years ago lose their names; whoever still has one keeps it', async () => {
	const programme = await aProgramme(kadam);
	const [former, active, back] = [await aPerson(kadam, { name: 'Мурдагы Кызматкер' }), await aPerson(kadam, { name: 'Азыркы Кызматкер' }), await aPerson(kadam, { name: 'Кайткан Кызматкер' })];
	for (const who of [former, active, back]) await grantRole(kadam.system, { programme, person: who, role: 'assessor' });
	for (const who of [former, back]) await read.update(programmeRole).set({ until: clock.now() }).where(eq(programmeRole.personId, who));
	days(1800);
	await grantRole(kadam.system, { programme, person: back, role: 'trainer' });
	days(30);
	await run();
	const names = new Map((await read.select().from(person)).map(({ id, name }) => [id, name]));
	expect([names.get(former), names.get(active), names.get(back)]).toEqual([formerMember, 'Азыркы Кызматкер', 'Кайткан Кызматкер']);
});

describe('what a programme decided', () => {
	const deciding = async (role: 'officer' | 'assessor') => {
		const programme = await aProgramme(kadam);
		return { programme, ctx: await kadam.contextFor(await aStaffMember(kadam, programme, role)) };
	};
	const decide = ({ ctx, programme }: Awaited<ReturnType<typeof deciding>>, rule: RetentionKey, days: number, basedOn: number) => decideRetention(ctx, { programme, rule, days, basedOn, reason: 'Донор менен келишим ушундай', rules });

	test('holds for what belongs to it, and for nothing of others', async () => {
		const [short, usual] = [await deciding('officer'), await deciding('officer')];
		await decide(short, 'invitations', 7, 30);
		for (const { ctx, programme } of [short, usual]) await invitePerson(ctx, { name: 'Ч', email: `${programme}@example.org`, language: 'ky', programme, role: 'assessor' });
		days(14 + 8);
		expect(await run()).toMatchObject({ invitations: 1 });
		expect((await read.select().from(invitation)).map(({ programmeId }) => programmeId)).toEqual([usual.programme]);
		days(30);
		expect(await run()).toMatchObject({ invitations: 1 });
	});

	test('of two programmes of one person the longer time holds, for names and for mails', async () => {
		const [short, long] = [await deciding('officer'), await deciding('officer')];
		await decide(short, 'former-people', 400, 1826);
		await decide(long, 'former-people', 800, 1826);
		await decide(short, 'mails', 30, 180);
		const [one, both] = [await aPerson(kadam, { name: 'Бир Программада' }), await aPerson(kadam, { name: 'Эки Программада' })];
		await grantRole(kadam.system, { programme: short.programme, person: one, role: 'assessor' });
		for (const { programme } of [short, long]) await grantRole(kadam.system, { programme, person: both, role: 'assessor' });
		await read.update(programmeRole).set({ until: clock.now() }).where(inArray(programmeRole.personId, [one, both]));
		for (const [id, email] of [[one, 'one@example.org'], [both, 'both@example.org']] as const) {
			await read.update(person).set({ email }).where(eq(person.id, id));
			await writeMail(read, clock, { to: email, subject: 's', body: 'b', language: 'ky' });
		}
		days(31);
		await run();
		expect((await read.select().from(mail)).map(({ recipient }) => recipient)).toEqual(['both@example.org']);
		const nameOf = async (id: typeof one) => (await read.select({ name: person.name }).from(person).where(eq(person.id, id)))[0]!.name;
		days(370);
		await run();
		expect([await nameOf(one), await nameOf(both)]).toEqual([formerMember, 'Эки Программада']);
		days(400);
		await run();
		expect(await nameOf(both)).toBe(formerMember);
	});

	test('stays within the bounds, says why, and is not decided over another who decided meanwhile', async () => {
		const of = await deciding('officer');
		for (const wrong of [6, 366, 100_000]) await expect(decide(of, 'invitations', wrong, 30)).rejects.toMatchObject({ fields: [{ field: 'days', code: 'register/retention-out-of-bounds', params: { least: 7, most: 365 } }] });
		for (const whole of ['sessions', 'answers-to-forms', 'unused-files'] as const) await expect(decide(of, whole, 10, 30), 'belongs to the installation').rejects.toMatchObject({ code: 'common/not-found' });
		await decide(of, 'invitations', 60, 30);
		await expect(decide(of, 'invitations', 90, 30)).rejects.toMatchObject({ code: 'register/retention-decided-meanwhile', params: { days: 60 } });
		expect(await retentionChoices(read, [of.programme])).toMatchObject([{ rule: 'invitations', days: 60, reason: 'Донор менен келишим ушундай' }]);
		expect((await rulesFor(read, rules, [of.programme])).find(({ key }) => key === 'invitations')?.afterDays).toBe(60);
		const [entry] = await entriesOf(read, ['register/retention-decided']);
		expect(entry).toMatchObject({ programme: of.programme, data: { from: 30, to: 60 }, reason: 'Донор менен келишим ушундай' });
		await decide(of, 'invitations', 30, 60);
		expect(await retentionChoices(read, [of.programme]), 'the rule that ships holds again').toEqual([]);
	});

	test('is decided by its officers and by administrators alone', async () => {
		await expect(decide(await deciding('assessor'), 'invitations', 60, 30)).rejects.toMatchObject({ code: 'common/not-permitted' });
		const [mine, other] = [await deciding('officer'), await deciding('officer')];
		await expect(decide({ ctx: mine.ctx, programme: other.programme }, 'invitations', 60, 30)).rejects.toMatchObject({ code: 'common/not-permitted' });
	});

	test('bounds stand around what ships', () => {
		expect(ownRules(rules).map(({ key }) => key)).toEqual(['mails', 'invitations', 'former-people', 'respondents']);
		for (const { afterDays, bounds } of ownRules(rules)) expect(bounds.least <= afterDays && afterDays <= bounds.most).toBe(true);
	});
});

test('only Kadam itself and administrators run it', async () => {
	await expect(runRetention(await kadam.contextFor(await aPerson(kadam)), { rules }, { respondents: respondentRetention })).rejects.toMatchObject({ code: 'common/not-permitted' });
});
