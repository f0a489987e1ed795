/** What rules may know of profiles: of each organisation its own answers, and nobody else's. */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { OrganisationId } from '#kernel/id.ts';
import { anotherOrganisation, diagnosing } from '../../../tests/support/diagnostic-case.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { profileFacts } from './read-facts.server.ts';
import { profile } from './tables.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;

async function answered(organisation: OrganisationId, values: Readonly<Record<string, unknown>>): Promise<void> {
	const [of] = await read.select({ response: profile.responseId }).from(profile).where(eq(profile.organisationId, organisation));
	for (const [question, value] of Object.entries(values)) {
		await kadam.database.pool.query('insert into questionnaires.answer (response_id, question, value, version, at) values ($1, $2, $3, 1, now())', [of!.response, question, JSON.stringify(value)]);
	}
}

test('what one organisation answered is not taken for another’s, and who answered nothing has answered nothing', async () => {
	const of = await diagnosing(kadam);
	const [other, silent] = [await anotherOrganisation(kadam, of.programme), await anotherOrganisation(kadam, of.programme)];
	await answered(of.organisation, { rightsProtecting: true, mainTheme: 'health' });
	await answered(other.organisation, { rightsProtecting: false });
	const facts = await profileFacts(read, of.programme, [of.organisation, other.organisation, silent.organisation]);
	expect(facts.get(of.organisation)).toMatchObject({ hasAnswered: true, answers: { rightsProtecting: true, mainTheme: 'health' } });
	expect(facts.get(other.organisation)).toMatchObject({ hasAnswered: true, answers: { rightsProtecting: false } });
	expect(facts.get(other.organisation)!.answers).not.toHaveProperty('mainTheme');
	expect(facts.get(silent.organisation)).toMatchObject({ hasAnswered: false, answers: {} });
});
