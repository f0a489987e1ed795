/** A person whose name, address and number nobody else has is planted wherever people can write them, erased, and looked for in every column. */
import { readFileSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { newId, type CommandId, type PersonId } from '#kernel/id.ts';
import { sealEntries } from '#journal/seal.server.ts';
import { verifyJournal } from '#journal/verify.server.ts';
import { writeMail } from '#platform/mail.server.ts';
import { account, session, user, verification } from '#platform/tables.server.ts';
import { issueReport } from '#programme/reporting/issue-report.server.ts';
import { reopenReport } from '#programme/reporting/reopen-report.server.ts';
import { replyToReport } from '#programme/reporting/reply-to-report.server.ts';
import { aPerson } from '../support/cast.ts';
import { testDatabase } from '../support/database.ts';
import { refusalOf, reporting, sent } from '#programme/reporting/cases/reporting.ts';
import { askErasure, takeBackErasure } from '#register/ask-erasure.server.ts';
import { enrolPerson } from '#register/enrol-person.server.ts';
import { erasePerson, erasurePreview } from '#register/erase-person.server.ts';
import { advanceErasure, erasureStates, erasureWorkflow, formerMember } from '#register/erasure.ts';
import { invitePerson } from '#register/invite-person.server.ts';
import { loadActorById } from '#register/read-actor.server.ts';
import { erasureById, erasureRequests, lastErasureOf } from '#register/read-erasures.server.ts';
import { refuseErasure } from '#register/refuse-erasure.server.ts';
import type { Retention } from '#register/retention.ts';
import { member, person } from '#register/tables.server.ts';

const kadam = await testDatabase();
const { database, settableClock: clock } = kadam;
const { kept } = JSON.parse(readFileSync(new URL('../../seeds/reference/retention.json', import.meta.url), 'utf8')) as Retention;
const canary = { name: 'Канарбүбү Сынакова', email: 'kanarbubu.synakova@example.org', phone: '+996 777 424 242' };
const written = ['Канарбүбү Сынакова', 'СЫНАКОВА КАНАРБҮБҮ', 'kanarbubu.synakova@example.org', '0777 42-42-42'];
const inWords = `Жооптуусу: ${written.join('; ')}.`;
/** Whatever is left of any of them, by simpler means than those that erase. */
const leftovers = /сынаков|канарб|kanarbubu|777[^\d]*42[^\d]*42[^\d]*42/i;

const administrator = await enrolPerson(kadam.system, { userId: null, name: 'Башкаруучу', email: 'boss@example.org', language: 'ky', isAdministrator: true });
const asAdministrator = async () => kadam.contextFor(administrator);

async function everyCell(): Promise<Map<string, string>> {
	const { rows: tables } = await database.pool.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^(pg_|information_schema)'`);
	const found = new Map<string, string>();
	for (const { name } of tables) {
		const { rows } = await database.pool.query<{ text: string }>(`select t::text as text from ${name} t`);
		for (const { text } of rows) if (leftovers.test(text)) found.set(name, text);
	}
	return found;
}

/** Known by account, sessions, mails and invitations, and named in every kind of record an organisation has. */
async function planted(): Promise<PersonId> {
	const { read } = database;
	const now = clock.now();
	const userId = newId();
	await read.insert(user).values({ id: userId, name: canary.name, email: canary.email, emailVerified: true });
	await read.insert(session).values({ id: newId(), userId, token: newId(), expiresAt: now, ipAddress: '192.0.2.7', userAgent: canary.email });
	await read.insert(account).values({ id: newId(), userId, accountId: canary.email, providerId: 'credential', password: 'hash' });
	await read.insert(verification).values([{ id: newId(), identifier: canary.email, value: '1', expiresAt: now }, { id: newId(), identifier: 'x', value: JSON.stringify({ email: canary.email }), expiresAt: now }, { id: newId(), identifier: 'reset-password:t', value: userId, expiresAt: now }]);
	const id = await enrolPerson(kadam.system, { userId, name: canary.name, email: canary.email, language: 'ky' });
	await read.update(person).set({ phone: canary.phone }).where(eq(person.id, id));
	await writeMail(read, clock, { to: canary.email, subject: 'Чакыруу', body: `Салам, ${canary.name}`, language: 'ky' });
	await writeMail(read, clock, { to: 'boss@example.org', subject: canary.name, body: inWords, language: 'ky' });
	return id;
}

async function named(id: PersonId) {
	const of = await reporting(kadam);
	await database.read.insert(member).values({ organisationId: of.organisation, personId: id, role: 'head', since: clock.now() });
	const report = await sent(of);
	await replyToReport(await of.as(id), { report, text: inWords });
	await issueReport(await of.as('officer'), { report });
	await reopenReport(await of.as('lead'), { report, reason: inWords });
	await invitePerson(await of.as('officer', newId<'command'>() as CommandId), { name: canary.name, email: canary.email, language: 'ky', organisation: of.organisation, role: 'member' });
	const text = JSON.stringify(inWords);
	await database.pool.query(`update questionnaires.answer set value = $1 where question = 'mission'`, [text]);
	await database.pool.query(`insert into questionnaires.answer (response_id, question, value, version, at) select id, 'headName', to_jsonb($1::text), 1, now() from questionnaires.response on conflict do nothing`, [inWords]);
	await database.pool.query(`insert into questionnaires.answer_version (response_id, question, version, value, at) select id, 'headName', 1, $1::jsonb, now() from questionnaires.response on conflict do nothing`, [JSON.stringify([{ name: canary.name, email: canary.email, 'note "': `"${canary.name}"\n${canary.phone}` }])]);
	await database.pool.query(`update reporting.part set text = text || $1`, [inWords]);
	await database.pool.query(`update diagnostics.score set comment = $1`, [inWords]);
	await database.pool.query(`update diagnostics.evidence set title = $1, note = $1, file_name = $1`, [inWords]);
	await database.pool.query(`update diagnostics.assessment_case set status_reason = $1, preferences = preferences || jsonb_build_object('note', $1::text), place = $1`, [inWords]);
	return of;
}

test('what can be erased is gone from every table, what stays is named with its reason, and the journal holds', async () => {
	const id = await planted();
	const of = await named(id);
	await sealEntries(database, clock);
	const places = new Set((await everyCell()).keys());
	for (const table of ['register.person', 'register.invitation', 'identity."user"', 'identity.account', 'platform.mail', 'questionnaires.answer', 'questionnaires.answer_version', 'diagnostics.score', 'diagnostics.evidence', 'diagnostics.assessment_case', 'reporting.part', 'reporting.reply', 'reporting.issue', 'journal.reason']) expect(places, table).toContain(table);

	const preview = await erasurePreview(database.read, id);
	expect(preview.isNameSearched).toBe(true);
	const request = await askErasure(await kadam.contextFor(id), {});
	expect(await lastErasureOf(database.read, id)).toMatchObject({ id: request, status: 'asked' });
	const erased = await erasePerson(await asAdministrator(), { request });
	expect(erased.reasons).toBe(1);

	const left = [...(await everyCell()).keys()].sort();
	expect(left.filter((table) => !kept.some((one) => one.table === table)), JSON.stringify(erased)).toEqual([]);
	expect(Object.keys(erased.kept).sort()).toEqual(left);
	expect((await erasureById(database.read, request))!.request).toMatchObject({ status: 'done', decidedBy: administrator });
	const [stays] = await database.read.select().from(person).where(eq(person.id, id));
	expect(stays).toMatchObject({ name: formerMember, email: null, phone: null, userId: null, disabledAt: clock.now(), erasedAt: clock.now() });
	expect(await loadActorById(database.read, id)).toBeUndefined();
	const { rows: [gone] } = await database.pool.query(`select (select count(*) from identity.session) + (select count(*) from identity.account) + (select count(*) from identity.verification) as n`);
	expect(gone.n).toBe(0);
	await sealEntries(database, clock);
	expect((await verifyJournal(database)).fault).toBeUndefined();
	const { rows: [score] } = await database.pool.query<{ comment: string; level: number }>(`select comment, level from diagnostics.score where case_id = $1 limit 1`, [of.caseId]);
	expect(score).toMatchObject({ comment: `Жооптуусу: ${Array.from(written, () => formerMember).join('; ')}.`, level: expect.any(Number) });
});

describe('a wish to be erased', () => {
	const asks = async () => {
		const who = await aPerson(kadam);
		return { who, request: await askErasure(await kadam.contextFor(who), {}) };
	};

	test('is asked once, may be taken back, and asked again', async () => {
		const { who } = await asks();
		const ctx = await kadam.contextFor(who);
		expect(await refusalOf(askErasure(ctx, {}))).toBe('register/erasure-asked-already');
		await takeBackErasure(ctx, {});
		expect(await refusalOf(takeBackErasure(ctx, {}))).toBe('common/not-found');
		await askErasure(ctx, {});
		expect((await lastErasureOf(database.read, who))!.status).toBe('asked');
	});

	test('is decided by an administrator alone, who says why not', async () => {
		const { who, request } = await asks();
		const own = await kadam.contextFor(who);
		expect(await refusalOf(erasePerson(own, { request }))).toBe('common/not-permitted');
		expect(await refusalOf(refuseErasure(own, { request, reason: 'жок' }))).toBe('common/not-permitted');
		await refuseErasure(await asAdministrator(), { request, reason: 'Келишим бүтө элек' });
		expect(await lastErasureOf(database.read, who)).toMatchObject({ status: 'refused', refusal: 'Келишим бүтө элек' });
		expect(await refusalOf(erasePerson(await asAdministrator(), { request }))).toBe('workflow/not-in-this-state');
		expect((await erasureRequests(database.read)).some((one) => one.request.id === request)).toBe(true);
	});

	test('leaves an installation its last administrator', async () => {
		const request = await askErasure(await asAdministrator(), {});
		expect(await refusalOf(erasePerson(await asAdministrator(), { request }))).toBe('register/last-administrator');
		await takeBackErasure(await asAdministrator(), {});
	});

	test('of somebody whose name others bear leaves the words of others alone', async () => {
		const [first, second] = [await aPerson(kadam, { name: 'Бирдей Атова' }), await aPerson(kadam, { name: 'Бирдей Атова' })];
		await writeMail(database.read, clock, { to: 'boss@example.org', subject: 's', body: 'Бирдей Атова келди', language: 'ky' });
		expect((await erasurePreview(database.read, first)).isNameSearched).toBe(false);
		await erasePerson(await asAdministrator(), { request: await askErasure(await kadam.contextFor(first), {}) });
		const [other] = await database.read.select().from(person).where(eq(person.id, second));
		expect(other!.name).toBe('Бирдей Атова');
		const { rows } = await database.read.execute(sql`select 1 from platform.mail where body = 'Бирдей Атова келди'`);
		expect(rows).toHaveLength(1);
	});
});

describe('the way of a wish', () => {
	const roles = ['self', 'administrator', 'system'] as const;
	const allowed = (state: string, act: string, role: string) => erasureWorkflow.some((row) => row.act === act && row.from.includes(state as never) && row.by.includes(role as never));
	test.each(erasureStates.flatMap((state) => (['takeBack', 'refuse', 'erase'] as const).flatMap((act) => roles.map((role) => [state, act, role] as const))))('%s: %s by %s', (state, act, role) => {
		const go = () => advanceErasure(state, act, [role], 'because');
		if (allowed(state, act, role)) expect(erasureStates).toContain(go());
		else expect(go).toThrow(/workflow\//);
	});
});
