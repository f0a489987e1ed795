import { and, desc, eq, like } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { entry } from '#journal/tables.server.ts';
import { mail } from '#platform/tables.server.ts';
import { peopleById } from '#register/read.server.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { diagnosing, scheduled } from '../../tests/support/diagnostic-case.ts';
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
