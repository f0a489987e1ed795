import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entriesAbout } from '#journal/read.server.ts';
import { nobody } from '#register/actor.ts';
import { consentsAround } from '#register/read-consents.server.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, type Diagnosing, diagnosing, inSession, requested, scheduled } from '../../../tests/support/diagnostic-case.ts';
import { addColleague } from './add-colleague.server.ts';
import type { CompetenceFramework } from './competences.ts';
import { confirmCompetences } from './confirm-competences.server.ts';
import { handInRatings } from './hand-in-ratings.server.ts';
import { newToken } from './individual-seal.server.ts';
import type { Level } from './instrument.ts';
import { makeColleagueLink, rateMyself } from './make-colleague-link.server.ts';
import { giveTrainingConsent as consentInput } from './people-input.ts';
import { publishCompetences } from './publish-competences.server.ts';
import { rateCompetence } from './rate-competence.server.ts';
import { humanCapacityOf, invitableTo } from './read-human-capacity.server.ts';
import { readColleague, readPeople } from './read-people.server.ts';
import { findAnswering, readCompetencePage, readSelfRating } from './read-self-rating.server.ts';
import { removeColleague } from './remove-colleague.server.ts';
import { giveTrainingConsent, withdrawTrainingConsent } from './training-consent.server.ts';
import { withdrawDiagnostics } from './withdraw-diagnostics.server.ts';

const kadam = await testDatabase();
const base = await diagnosing(kadam);
const framework = JSON.parse(readFileSync(new URL('../../../seeds/reference/competences/human-capacity-v1.json', import.meta.url), 'utf8')) as CompetenceFramework;
await publishCompetences(kadam.system, framework);
await publishCompetences(kadam.system, framework);
const stranger = await kadam.contextFor(nobody);
const canary = 'Канарейка сүйлөмү 5531';

/** Somebody in this role who rated themselves and handed in. */
async function rated(of: Diagnosing, id: string, role: string, levels: Readonly<Record<string, Level>>): Promise<{ colleague: string; token: string }> {
	const { colleague } = await addColleague(await of.as('head'), { case: id, role });
	const { token } = await makeColleagueLink(await of.as('head'), { case: id, colleague });
	for (const [competence, level] of Object.entries(levels)) await rateCompetence(stranger, { token, competence, level, proof: canary });
	await handInRatings(stranger, { token });
	return { colleague, token };
}

const asFound = (levels: Readonly<Record<string, Level>>, basedOn = 0) => Object.entries(levels).map(([competence, level]) => ({ competence, level, note: '', basedOn }));

test('somebody rates themselves by a link, an assessor confirms, and the roles show what was confirmed', async () => {
	const of = await another(kadam, base);
	const id = await inSession(of);
	const { colleague } = await rated(of, id, 'accountant', { '5': 4, '6': 3, '7': 1 });
	const before = await readPeople(await of.as('assessor'), id);
	expect(before.people).toMatchObject([{ state: 'handedIn', rated: 3, confirmed: 0 }]);
	expect(before.risk.confirmed).toBe(0);
	expect((await readColleague(await of.as('lead'), id, colleague)).ratings).toMatchObject([{ code: '5', self: 4, proof: canary, confirmed: null }, { code: '6' }, { code: '7' }]);
	expect(await confirmCompetences(await of.as('lead'), { case: id, colleague, ratings: asFound({ '5': 3, '6': 2 }) })).toEqual({ confirmed: 2 });
	const after = await readPeople(await of.as('head'), id);
	expect(after.heat).toHaveLength(1);
	expect(after.heat[0]!.cells.map(({ level }) => level)).toEqual([null, null, null, null, 3, 2, null, null, null, null]);
	expect(after.risk).toMatchObject({ confirmed: 1, of: 1, isKnown: true, share: 1, heldByOne: [{ code: '5' }], heldByNobody: [{ code: '6' }] });
	expect(after.needs).toMatchObject([{ code: '6', people: [{ level: 2, because: 'core', name: '' }] }]);
});

test('what one person wrote is read by the assessors of the case alone, and stands in no journal', async () => {
	const of = await another(kadam, base);
	const id = await inSession(of);
	const { colleague } = await rated(of, id, 'leader', { '1': 4 });
	for (const who of ['head', 'member', 'officer'] as const) {
		await expect(readColleague(await of.as(who), id, colleague)).rejects.toMatchObject({ status: 403 });
		const page = await readPeople(await of.as(who), id);
		expect(JSON.stringify(page)).not.toContain(canary);
		// Their own rating counts for nothing and shows nowhere until it is confirmed.
		expect(page.heat[0]!.cells.every(({ level }) => level === null)).toBe(true);
	}
	const other = await another(kadam, base);
	await expect(readPeople(await other.as('head'), id)).rejects.toMatchObject({ status: 404 });
	const events = ['diagnostics/colleague-added', 'diagnostics/colleague-link-made', 'diagnostics/competences-rated'] as const;
	const entries = await entriesAbout(kadam.database.read, id, events, 20);
	expect(entries).toHaveLength(3);
	expect(JSON.stringify(entries)).not.toMatch(/Канарейка|"level"/);
});

test('to do it alone or to teach it asks for an example; nothing is changed after handing in', async () => {
	const of = await another(kadam, base);
	const id = await scheduled(of);
	const { colleague } = await addColleague(await of.as('assessor'), { case: id, role: 'volunteers' });
	const { token } = await makeColleagueLink(await of.as('head'), { case: id, colleague });
	await expect(rateCompetence(stranger, { token, competence: '4', level: 3, proof: '' })).rejects.toMatchObject({ code: 'diagnostics/rating-without-proof' });
	await expect(handInRatings(stranger, { token })).rejects.toMatchObject({ code: 'diagnostics/nothing-rated' });
	await rateCompetence(stranger, { token, competence: '4', level: 2, proof: '' });
	await rateCompetence(stranger, { token, competence: '4', level: 1, proof: 'Азырынча жок' });
	expect(await readCompetencePage(stranger, token, '4')).toMatchObject({ chosen: 1, written: 'Азырынча жок', place: { number: 4, of: 10 }, next: `/answer/skills/${token}/5` });
	await expect(rateCompetence(stranger, { token, competence: '99', level: 1, proof: '' })).rejects.toMatchObject({ status: 404 });
	await handInRatings(stranger, { token });
	await expect(handInRatings(stranger, { token })).rejects.toMatchObject({ code: 'diagnostics/rating-handed-in-already' });
	await expect(rateCompetence(stranger, { token, competence: '4', level: 2, proof: '' })).rejects.toMatchObject({ status: 410 });
	await expect(removeColleague(await of.as('head'), { case: id, colleague })).rejects.toMatchObject({ code: 'diagnostics/rating-handed-in-already' });
	expect(await readSelfRating(stranger, token)).toMatchObject({ isDone: true, consent: { isGiven: false, isNamed: false } });
});

test('a new link ends the one before, and a code on paper leads to the same page', async () => {
	const of = await another(kadam, base);
	const id = await scheduled(of);
	const { colleague } = await addColleague(await of.as('member'), { case: id, role: 'leader' });
	const first = await makeColleagueLink(await of.as('head'), { case: id, colleague });
	const second = await makeColleagueLink(await of.as('head'), { case: id, colleague });
	await expect(readSelfRating(stranger, first.token)).rejects.toMatchObject({ status: 410 });
	expect(await findAnswering(stranger, second.token.toUpperCase())).toBe(`/answer/skills/${second.token}`);
	await expect(findAnswering(stranger, newToken())).rejects.toMatchObject({ code: 'diagnostics/link-not-open' });
	await removeColleague(await of.as('head'), { case: id, colleague });
	await expect(readSelfRating(stranger, second.token)).rejects.toMatchObject({ status: 410 });
	expect(await humanCapacityOf(kadam.database.read, id)).toBeNull();
});

test('whoever is signed in rates themselves without a link from anybody, and goes on where they stopped', async () => {
	const of = await another(kadam, base);
	const id = await scheduled(of);
	const { token } = await rateMyself(await of.as('member'), { case: id, role: 'projectManager' });
	await rateCompetence(stranger, { token, competence: '7', level: 2, proof: '' });
	const again = await rateMyself(await of.as('member'), { case: id, role: '-' });
	expect(await readSelfRating(stranger, again.token)).toMatchObject({ rated: 1, consent: { isNamed: true } });
	const page = await readPeople(await of.as('member'), id);
	expect(page.people).toMatchObject([{ isSelf: true, ratesAlone: true }]);
	await expect(makeColleagueLink(await of.as('head'), { case: id, colleague: page.people[0]!.id })).rejects.toMatchObject({ code: 'diagnostics/rates-themselves' });
	await expect(rateMyself(await of.as('officer'), { case: id, role: 'leader' })).rejects.toMatchObject({ status: 403 });
});

test('who may be invited by name is known of those alone who agreed, as long as they agree', async () => {
	const of = await another(kadam, base);
	const id = await inSession(of);
	const named = await rated(of, id, 'projectManager', { '8': 2, '9': 3 });
	const unnamed = await rated(of, id, 'communication', { '9': 1 });
	for (const [{ colleague }, levels] of [[named, { '8': 2, '9': 2 }], [unnamed, { '9': 1 }]] as const) await confirmCompetences(await of.as('assessor'), { case: id, colleague, ratings: asFound(levels) });
	const invited = async (topic: string) => (await invitableTo(kadam.database.read, of.programme, topic)).filter(({ organisation }) => organisation === of.organisation);
	expect(await invited('9')).toEqual([]);
	await expect(giveTrainingConsent(stranger, { token: named.token, name: '', phone: '', consent: true })).rejects.toMatchObject({ code: 'diagnostics/consent-without-name' });
	expect(consentInput.safeParse({ token: named.token, name: 'Айнура' }).success).toBe(false);
	await giveTrainingConsent(stranger, { token: named.token, name: 'Айнура Жумабаева', phone: '0555 12 34 56', consent: true });
	await giveTrainingConsent(stranger, { token: named.token, name: 'Айнура Жумабаева', phone: '', consent: true });
	expect(await invited('9')).toMatchObject([{ name: 'Айнура Жумабаева', phone: '0555 12 34 56', role: 'projectManager', level: 2 }]);
	const ledger = await consentsAround(kadam.database.read, of.head, [of.organisation]);
	expect(ledger.filter(({ consent }) => consent.scope === 'trainingInvitation')).toMatchObject([{ person: 'Айнура Жумабаева', consent: { textVersion: 1, withdrawnAt: null } }]);
	const shown = async (who: 'head' | 'member' | 'officer') => JSON.stringify(await readPeople(await of.as(who), id)).includes('Айнура');
	expect([await shown('head'), await shown('officer'), await shown('member')]).toEqual([true, true, false]);
	await withdrawTrainingConsent(stranger, { token: named.token });
	expect(await invited('9')).toEqual([]);
	expect(await shown('officer')).toBe(false);
	await expect(withdrawTrainingConsent(stranger, { token: named.token })).rejects.toMatchObject({ code: 'diagnostics/no-training-consent' });
});

test('two assessors do not confirm past each other, and only one who assesses confirms', async () => {
	const of = await another(kadam, base);
	const id = await inSession(of);
	const { colleague } = await rated(of, id, 'leader', { '1': 3, '2': 2 });
	await confirmCompetences(await of.as('assessor'), { case: id, colleague, ratings: asFound({ '1': 3 }) });
	await expect(confirmCompetences(await of.as('lead'), { case: id, colleague, ratings: asFound({ '2': 2, '1': 2 }) })).rejects.toMatchObject({ code: 'diagnostics/changed-meanwhile' });
	// All or nothing.
	expect((await humanCapacityOf(kadam.database.read, id))!.people[0]!.confirmed).toEqual({ '1': 3 });
	expect(await confirmCompetences(await of.as('lead'), { case: id, colleague, ratings: asFound({ '1': 2 }, 1) })).toEqual({ confirmed: 1 });
	for (const who of ['head', 'officer'] as const) await expect(confirmCompetences(await of.as(who), { case: id, colleague, ratings: [] })).rejects.toMatchObject({ status: 403 });
	const waiting = await addColleague(await of.as('head'), { case: id, role: 'leader' });
	await expect(confirmCompetences(await of.as('lead'), { case: id, colleague: waiting.colleague, ratings: [] })).rejects.toMatchObject({ code: 'diagnostics/rating-not-handed-in' });
});

test('nobody is asked before there is a date, nor after the organisation stepped back', async () => {
	const of = await another(kadam, base);
	const asked = await requested(of);
	await expect(addColleague(await of.as('head'), { case: asked, role: 'leader' })).rejects.toMatchObject({ code: 'workflow/not-in-this-state' });
	await withdrawDiagnostics(await of.as('head'), { case: asked, reason: '' }, async () => false);
	const id = await scheduled(of);
	await expect(addColleague(await of.as('head'), { case: id, role: 'king' })).rejects.toMatchObject({ code: 'diagnostics/unknown-role' });
	const { token } = await rated(of, id, 'leader', { '1': 1 });
	await withdrawDiagnostics(await of.as('head'), { case: id, reason: '' }, async () => false);
	await expect(giveTrainingConsent(stranger, { token, name: 'Айнура', phone: '', consent: true })).rejects.toMatchObject({ code: 'diagnostics/rating-closed' });
});
