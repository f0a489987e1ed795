import { and, desc, eq, like } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { entry } from '#journal/tables.server.ts';
import { mail } from '#platform/tables.server.ts';
import { declareConflict } from '#programme/diagnostics/declare-conflict.server.ts';
import { scheduleDiagnostics } from '#programme/diagnostics/schedule-diagnostics.server.ts';
import { withdrawDiagnostics } from '#programme/diagnostics/withdraw-diagnostics.server.ts';
import { peopleById } from '#register/read.server.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { aStaffMember } from '../../tests/support/cast.ts';
import { another, diagnosing, requested, scheduled, scheduling } from '../../tests/support/diagnostic-case.ts';
import { testRuntime } from '../../tests/support/sign-in.ts';
import { react } from './reactions.server.ts';

const kadam = await testDatabase();
const runtime = testRuntime(kadam);
const { read } = kadam.database;

test('who is appointed hears of it with the way to the case, the organisation in its own words, and nobody twice', async () => {
	const of = await diagnosing(kadam);
	const id = await scheduled(of);
	const [happened] = await read.select({ id: entry.id }).from(entry).where(and(eq(entry.event, 'diagnostics/scheduled'), eq(entry.subjectId, id))).orderBy(desc(entry.at));
	await react(runtime, happened!.id);
	await react(runtime, happened!.id);
	const people = await peopleById(read, [of.lead, of.assessor, of.head, of.member]);
	const lettersTo = async (person: typeof of.lead) => read.select({ subject: mail.subject, body: mail.body }).from(mail).where(like(mail.recipient, people.get(person)!.email!));
	for (const assessor of [of.lead, of.assessor]) {
		const letters = await lettersTo(assessor);
		expect(letters).toHaveLength(1);
		expect(letters[0]!.subject).toContain('тапшырылды');
		expect(letters[0]!.body).toContain(`http://kadam.example/diagnostics/${id}`);
	}
	for (const member of [of.head, of.member]) expect(await lettersTo(member)).toHaveLength(1);
});

test('the day goes into calendars with the letter, moves with it and leaves them again', async () => {
	const of = await another(kadam, await diagnosing(kadam));
	const id = await requested(of);
	const substitute = await aStaffMember(kadam, of.programme, 'assessor');
	const people = await peopleById(read, [of.assessor, of.member, substitute]);
	const reacted = async (event: string) => {
		const [happened] = await read.select({ id: entry.id }).from(entry).where(and(eq(entry.subjectId, id), eq(entry.event, event)));
		await react(runtime, happened!.id);
	};
	const filesTo = async (person: typeof of.member) => {
		const letters = await read.select({ files: mail.attachments }).from(mail).where(eq(mail.recipient, people.get(person)!.email!)).orderBy(mail.id);
		return letters.flatMap(({ files }) => files.map(({ content }) => ['METHOD', 'UID', 'SEQUENCE', 'DTSTART'].map((name) => new RegExp(`^${name}[:;](.*)$`, 'm').exec(content)![1]!.trim())));
	};
	await scheduleDiagnostics(await of.as('officer'), { ...scheduling(of, id), startsAt: '10:00' });
	await reacted('diagnostics/scheduled');
	await scheduleDiagnostics(await of.as('officer'), { ...scheduling(of, id, 2), scheduledOn: '2026-03-19' as LocalDate, assessors: [substitute] });
	await reacted('diagnostics/rescheduled');
	await withdrawDiagnostics(await of.as('head'), { case: id, reason: '' }, () => Promise.resolve(false));
	await reacted('diagnostics/withdrawn');
	const uid = `diagnostics-${id}@kadam.example`;
	const [first, moved, off] = [['REQUEST', uid, '2', '20260312T040000Z'], ['REQUEST', uid, '3', 'VALUE=DATE:20260319'], ['CANCEL', uid, '4', 'VALUE=DATE:20260319']];
	expect(await filesTo(of.member)).toEqual([first, moved, off]);
	expect(await filesTo(of.assessor)).toEqual([first, ['CANCEL', uid, '3', 'VALUE=DATE:20260319']]);
	expect(await filesTo(substitute)).toEqual([moved, off]);
});

test('that an assessor has an interest is told to whoever appoints and to the lead, and not of what kind it is', async () => {
	const of = await another(kadam, await diagnosing(kadam));
	const id = await scheduled(of);
	await declareConflict(await of.as('assessor'), { case: id, reason: 'Эжем башкаруу органында' });
	const [happened] = await read.select({ id: entry.id }).from(entry).where(and(eq(entry.subjectId, id), eq(entry.event, 'diagnostics/conflict-declared')));
	await react(runtime, happened!.id);
	await react(runtime, happened!.id);
	const people = await peopleById(read, [of.officer, of.lead, of.assessor, of.head]);
	const lettersTo = async (person: typeof of.lead) => (await read.select().from(mail).where(eq(mail.recipient, people.get(person)!.email!))).filter(({ subject }) => subject.includes('кызыкчылыгы'));
	for (const person of [of.officer, of.lead]) {
		const letters = await lettersTo(person);
		expect(letters).toHaveLength(1);
		expect(letters[0]!.body).toContain(`http://kadam.example/diagnostics/${id}`);
		expect(letters[0]!.body).not.toContain('Эжем');
	}
	for (const person of [of.assessor, of.head]) expect(await lettersTo(person)).toEqual([]);
});
