import { and, eq, like } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { entry } from '#journal/tables.server.ts';
import { mail } from '#platform/tables.server.ts';
import { publishRuleSet } from '#programme/eligibility/publish-rule-set.server.ts';
import { verdict } from '#programme/eligibility/tables.server.ts';
import { peopleById } from '#register/read.server.ts';
import { another, diagnosing, scheduled } from '../../tests/support/diagnostic-case.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { testRuntime } from '../../tests/support/sign-in.ts';
import { assessEverybody } from './eligibility.server.ts';
import { react } from './reactions.server.ts';
import { shippedRuleSets } from './reference.server.ts';

const kadam = await testDatabase();
const runtime = testRuntime(kadam);
const { read } = kadam.database;
for (const one of shippedRuleSets()) await publishRuleSet(kadam.system, one, shippedRuleSets());
const base = await diagnosing(kadam);

test('when the date of its diagnostics is set, an organisation may join trainings, and its people hear of it once', async () => {
	const of = await another(kadam, base);
	const id = await scheduled(of);
	const [happened] = await read.select({ id: entry.id }).from(entry).where(and(eq(entry.event, 'diagnostics/scheduled'), eq(entry.subjectId, id)));
	await react(runtime, happened!.id);
	await react(runtime, happened!.id);
	const opened = await read.select({ id: entry.id, data: entry.data }).from(entry).where(and(eq(entry.event, 'eligibility/opened'), eq(entry.organisationId, of.organisation)));
	expect(opened.map(({ data }) => (data as { opened: string[] }).opened)).toEqual([['join-trainings']]);
	for (const { id: told } of opened) await react(runtime, told);
	const people = await peopleById(read, [of.head]);
	const letters = await read.select({ body: mail.body }).from(mail).where(and(like(mail.recipient, people.get(of.head)!.email!), like(mail.body, '%/eligibility/%')));
	expect(letters.map(({ body }) => body.includes(`/eligibility/${of.organisation}`))).toEqual([true]);
});

test('every night everybody is looked at again', async () => {
	await another(kadam, base);
	const of = await another(kadam, base);
	await assessEverybody(kadam.surroundings());
	const organisations = new Set((await read.select({ id: verdict.organisationId }).from(verdict).where(eq(verdict.isLatest, true))).map(({ id }) => id));
	expect(organisations.size).toBe(4);
	expect(organisations).toContain(of.organisation);
});
