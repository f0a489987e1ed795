/** Reminders: everything in one letter, in the reader's language, a week apart, and none to whoever wants none. */
import { beforeAll, expect, test } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { entriesAbout } from '#journal/read.server.ts';
import type { PersonId } from '#kernel/id.ts';
import { addDays } from '#kernel/local-date.ts';
import { outbox } from '#platform/mail.server.ts';
import { chooseLanguage } from '#register/choose-language.server.ts';
import { person } from '#register/tables.server.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { chooseReminders } from '#programme/planning/choose-reminders.server.ts';
import { inForce, planning, planOf, refusalOf } from '#programme/planning/cases/planning.ts';
import { remindPeople } from '#programme/planning/remind-people.server.ts';
import { hasStoppedReminders, reminderLink, remindersFor } from '#programme/planning/read-reminders.server.ts';
import { reportOnAction } from '#programme/planning/report-on-action.server.ts';
import type { StoredAction } from '#programme/planning/stored-plan.ts';
import { stopReminders } from '#programme/planning/stop-reminders.server.ts';
import { updateActionStatus } from '#programme/planning/update-action-status.server.ts';
import { remindEverybody } from './reminders.server.ts';

const kadam = await testDatabase();
const of = await planning(kadam);
const { settableClock: clock } = kadam;
const { read } = kadam.database;
const config = { publicUrl: 'https://kadam.example.kg' };
let plan: string;
/** Dated, the earliest first. */
let dated: StoredAction[];
let people: { head: PersonId; member: PersonId };

const morning = (day: string, hour = 8) => clock.set(new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+06:00`));
const letters = async () => (await outbox(read)).filter(({ unsubscribe }) => unsubscribe !== null);
const remind = async () => {
	const before = (await letters()).length;
	await remindEverybody({ ...kadam.surroundings(), config });
	return (await letters()).slice(0, (await letters()).length - before);
};
const act = async (who: 'head' | 'officer', action: string, step: Parameters<typeof updateActionStatus>[1]['act'], reason = '') => updateActionStatus(await of.as(who), { plan, action, act: step, reason });

beforeAll(async () => {
	plan = await inForce(of);
	// The plan's first dates lie months away; one action is to be done within eight weeks.
	await read.execute(sql`update planning.action set due_on = '2026-04-30' where id = (select id from planning.action where plan_id = ${plan} and due_on is not null order by due_on, id limit 1)`);
	dated = (await planOf(of, plan)).actions.filter(({ due }) => due !== null).sort((a, b) => (a.due! < b.due! ? -1 : 1));
	people = { head: (await of.as('head')).actor.personId!, member: (await of.as('member')).actor.personId! };
	for (const [id, email] of [[people.head, 'head@example.kg'], [people.member, 'member@example.kg']] as const) await read.update(person).set({ email }).where(eq(person.id, id));
	await chooseLanguage(await of.as('member'), { language: 'ru' });
});

test('nobody is written to while nothing is near', async () => {
	morning(addDays(dated[0]!.due!, -15));
	expect(await remind()).toEqual([]);
});

test('fourteen days before, everybody who may work on the plan gets one letter in their own language, with the way to stop it', async () => {
	morning(addDays(dated[0]!.due!, -14));
	const sent = await remind();
	expect(sent.map(({ recipient, language }) => `${recipient} ${language}`).sort()).toEqual(['head@example.kg ky', 'member@example.kg ru']);
	const [toHead, toMember] = ['head', 'member'].map((who) => sent.find(({ recipient }) => recipient.startsWith(who))!);
	expect(toHead!.body).toContain('Мөөнөтү жакындап калды');
	expect(toHead!.body).toContain(dated[0]!.title.ky);
	expect(toMember!.body).toContain('Срок скоро наступит');
	expect(toHead!.body).toContain(`${config.publicUrl}/planning\n`);
	expect(toHead!.body).toContain(toHead!.unsubscribe!);
	expect(toHead!.unsubscribe).not.toBe(toMember!.unsubscribe);
});

test('a run repeated on the same day, or within the week, sends nothing again', async () => {
	expect(await remind()).toEqual([]);
	morning(addDays(dated[0]!.due!, -8));
	expect(await remind()).toEqual([]);
	morning(addDays(dated[0]!.due!, -7));
	expect(await remind()).toHaveLength(2);
});

test('what came back is told of the next morning, first of all; what is claimed is not', async () => {
	morning(addDays(dated[0]!.due!, -7), 15);
	const { id } = dated[0]!;
	await act('head', id, 'start');
	await reportOnAction(await of.as('head'), { plan, action: id, percent: 100, kind: 'comment', text: 'Бүттү', title: 'Токтом', file: undefined });
	await act('head', id, 'claimDone');
	expect((await remindersFor(read, (await planOf(of, plan)).organisation, clock.today(), 20)).shown.map((one) => one.id)).not.toContain(id);
	await act('officer', id, 'return', 'Кол коюлган эмес');
	morning(addDays(dated[0]!.due!, -6));
	const sent = await remind();
	expect(sent).toHaveLength(2);
	expect(sent.find(({ language }) => language === 'ky')!.body).toMatch(/Толуктоого кайтарылды:\n— /);
	morning(addDays(dated[0]!.due!, -5));
	expect(await remind(), 'it was told of').toEqual([]);
});

test('after the day it is overdue; what nobody touched for 90 days is named, what was touched is not', async () => {
	await act('head', dated[0]!.id, 'resume');
	morning(addDays(dated[0]!.due!, 1));
	expect((await remind())[0]!.body).toMatch(/Мөөнөтү өтүп кетти|Срок прошёл/);
	const last = dated.at(-1)!;
	morning(addDays(last.due!, -15));
	const { shown } = await remindersFor(read, (await planOf(of, plan)).organisation, clock.today(), 100);
	const old = daysUntouched(last) > 90 ? 'stale' : undefined;
	expect(shown.find(({ id }) => id === last.id)?.standing).toBe(old);
	await reportOnAction(await of.as('head'), { plan, action: last.id, percent: undefined, kind: 'comment', text: 'Баштадык', title: '', file: undefined });
	expect((await remindersFor(read, (await planOf(of, plan)).organisation, clock.today(), 100)).shown.map(({ id }) => id)).not.toContain(last.id);
});

/** Nothing is stale before its day to begin. */
function daysUntouched({ start, edited }: StoredAction): number {
	const today = clock.today();
	return start! > today ? 0 : (clock.now().getTime() - edited.at.getTime()) / 86_400_000;
}

test('the link of a letter stops letters to its reader, asks for no sign-in and can do nothing else', async () => {
	const link = (await letters()).find(({ recipient }) => recipient === 'head@example.kg')!.unsubscribe!;
	const token = link.split('/').at(-1)!;
	expect(await reminderLink(read, token)).toEqual({ person: people.head, stopped: false });
	const stranger = await kadam.contextFor({ personId: null, isSystem: false, isAdministrator: false, programmeRoles: [], memberships: [], assignments: [] });
	await stopReminders(stranger, { token });
	await stopReminders(stranger, { token });
	expect(await entriesAbout(read, people.head, ['planning/reminders-stopped'], 5)).toHaveLength(1);
	morning(addDays(clock.today(), 8));
	expect((await remind()).map(({ recipient }) => recipient)).toEqual(['member@example.kg']);
	expect(await refusalOf(stopReminders(stranger, { token: `${token}x` }))).toBe('planning/reminder-link-unknown');
	expect(await refusalOf(chooseReminders(stranger, { wanted: 'yes' }))).toBe('common/sign-in-first');
});

test('whoever signs in has letters come again, and stops them again', async () => {
	await chooseReminders(await of.as('head'), { wanted: 'yes' });
	expect(await hasStoppedReminders(read, people.head)).toBe(false);
	morning(addDays(clock.today(), 1));
	expect((await remind()).map(({ recipient }) => recipient)).toEqual(['head@example.kg']);
	await chooseReminders(await of.as('head'), { wanted: 'no' });
	expect(await hasStoppedReminders(read, people.head)).toBe(true);
});

test('nobody but Kadam itself sends reminders', async () => {
	expect(await refusalOf(remindPeople(await of.as('officer'), { after: null }, () => Promise.resolve()))).toBe('common/not-permitted');
});
