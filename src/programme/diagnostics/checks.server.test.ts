import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CommandId } from '#kernel/id.ts';
import { saveProfile } from '#programme/profiling/save-profile.server.ts';
import { profile } from '#programme/profiling/tables.server.ts';
import { eq } from 'drizzle-orm';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, confirmUntil, type Diagnosing, diagnosing, done, inVerification, scheduled } from '../../../tests/support/diagnostic-case.ts';
import { addColleague } from './add-colleague.server.ts';
import type { CompetenceFramework } from './competences.ts';
import { handInRatings } from './hand-in-ratings.server.ts';
import { makeColleagueLink } from './make-colleague-link.server.ts';
import { publishCompetences } from './publish-competences.server.ts';
import { rateCompetence } from './rate-competence.server.ts';
import { readChecks } from './read-checks.server.ts';

const kadam = await testDatabase();
const base = await diagnosing(kadam);
await publishCompetences(kadam.system, JSON.parse(readFileSync(new URL('../../../seeds/reference/competences/human-capacity-v1.json', import.meta.url), 'utf8')) as CompetenceFramework);

async function saysInProfile(of: Diagnosing, form: FormData): Promise<string> {
	const { read } = kadam.database;
	const [row] = await read.select({ id: profile.id }).from(profile).where(eq(profile.organisationId, of.organisation));
	await read.update(profile).set({ status: 'draft', confirmedUntil: null }).where(eq(profile.organisationId, of.organisation));
	await saveProfile(await of.as('head', crypto.randomUUID() as CommandId), { profile: row!.id, form });
	await confirmUntil(kadam, of.organisation, '2027-03-01' as Parameters<typeof confirmUntil>[2]);
	return row!.id;
}

test('audit “never” in the profile and level 3 on 5.5 are held against each other, with a way to both; only those who assess see it', async () => {
	const of = await another(kadam, base);
	const noAudit = new FormData();
	noAudit.set('q.hadAudit', 'no');
	noAudit.set('q.hadAudit.base', '0');
	const profileId = await saysInProfile(of, noAudit);
	const id = await inVerification(of, { '5.5': 3, '3.1': 3 });
	const checks = await readChecks(await of.as('assessor'), id);
	expect(checks.filter(({ also }) => also)).toEqual([{
		text: expect.stringContaining('тышкы аудит эч качан болгон эмес') as string, href: `/diagnostics/${id}/verify/5.5`,
		also: { href: `/profiling/${profileId}`, label: 'Анкетаны ачуу' }
	}]);
	expect(checks.map(({ href }) => href)).toEqual(expect.arrayContaining([`/diagnostics/${id}/verify/3.1`, `/diagnostics/${id}/agree#participants`]));
	expect(await readChecks(await of.as('lead'), id)).toEqual(checks);
	for (const who of ['head', 'member', 'officer'] as const) expect(await readChecks(await of.as(who), id)).toEqual([]);
});

test('people who wait to be confirmed are not forgotten', async () => {
	const of = await another(kadam, base);
	const id = await scheduled(of);
	expect(await readChecks(await of.as('assessor'), id)).toEqual([]);
	const { colleague } = await addColleague(await of.as('head'), { case: id, role: 'leader' });
	const { token } = await makeColleagueLink(await of.as('head'), { case: id, colleague });
	await rateCompetence(await of.as('head'), { token, competence: '1', level: 1, proof: '' });
	await handInRatings(await of.as('head'), { token });
	expect(await readChecks(await of.as('assessor'), id)).toMatchObject([{ href: `/diagnostics/${id}/people` }]);
});

test('nothing of it blocks: a case is done with its questions open, and they can be read afterwards', async () => {
	const of = await another(kadam, base);
	const id = await done(of);
	const checks = await readChecks(await of.as('lead'), id);
	// Of the session the head and the board are known; nobody else was heard.
	expect(checks).toHaveLength(3);
	for (const { href } of checks) expect(href).toBe(`/diagnostics/${id}/agree#participants`);
});
