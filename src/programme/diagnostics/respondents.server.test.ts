import { expect, test } from 'vitest';
import { nobody } from '#register/actor.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, type Diagnosing, diagnosing, scheduled } from '../../../tests/support/diagnostic-case.ts';
import { addRespondent } from './add-respondent.server.ts';
import { handInAnswers } from './hand-in-answers.server.ts';
import type { IndividualAnswers, IndividualMark } from './individual-answers.ts';
import { newDeviceSecret, newToken, readToken, seal, unseal } from './individual-seal.server.ts';
import { keepIndividualAnswers } from './keep-individual-answers.server.ts';
import { makeRespondentLink } from './make-respondent-link.server.ts';
import { openIndividualScoring } from './open-individual-scoring.server.ts';
import { readAnswering, readAnswerPage } from './read-answering.server.ts';
import { caseById } from './read.server.ts';
import { readRespondents } from './read-respondents.server.ts';
import { readLayer, readScoring } from './read-scoring.server.ts';
import { removeRespondent } from './remove-respondent.server.ts';
import { respondentRoles } from './respondents.ts';
import { startSession } from './start-session.server.ts';

const kadam = await testDatabase();
const base = await diagnosing(kadam);
const stranger = await kadam.contextFor(nobody);

/** A case with so many on its list, opened for them; their links, each with a phone. */
async function opened(count = 5): Promise<{ of: Diagnosing; id: string; held: { token: string; device: string; respondent: string }[] }> {
	const of = await another(kadam, base);
	const id = await scheduled(of);
	const head = await of.as('head');
	const people: string[] = [];
	for (let index = 0; index < count; index++) {
		people.push((await addRespondent(head, { case: id, name: `Жооп берүүчү ${index}`, role: respondentRoles[index % respondentRoles.length]!, sex: index % 2 ? 'male' : 'female' })).respondent);
	}
	await openIndividualScoring(await of.as('assessor'), { case: id, fewerBecause: '' });
	const held = [];
	for (const respondent of people) held.push({ respondent, token: (await makeRespondentLink(head, { case: id, respondent })).token, device: newDeviceSecret() });
	return { of, id, held };
}

const keep = (held: { token: string; device: string }, answers: IndividualAnswers) => keepIndividualAnswers(stranger, { ...held, answers });

async function answer(held: { token: string; device: string }, answers: IndividualAnswers): Promise<void> {
	await keep(held, answers);
	await handInAnswers(stranger, held);
}

/** Every row of every table of the stage, the journal, commands and mails, as text. */
async function everythingStored(): Promise<string> {
	const { rows: tables } = await kadam.database.pool.query<{ name: string }>(
		`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('diagnostics', 'journal', 'platform', 'identity', 'register') and tablename <> 'instrument'`
	);
	const texts = await Promise.all(tables.map(async ({ name }) => JSON.stringify((await kadam.database.pool.query(`select * from ${name}`)).rows)));
	return texts.join('\n');
}

test('from the list to the spread: five score alone, the group sees how many chose what, and nothing before it meets', async () => {
	const { of, id, held } = await opened();
	for (const [index, one] of held.entries()) {
		await answer(one, { '1.1': String((index % 2) + 2) as IndividualMark, ...(index < 4 ? { '1.2': 'dontKnow' as const } : {}) });
		const view = await readRespondents(await of.as('head'), id);
		expect(view.coverage).toMatchObject({ planned: 5, answered: index + 1 });
		expect(view.respondents.filter(({ hasAnswered }) => hasAnswered)).toHaveLength(index + 1);
	}
	await startSession(await of.as('assessor'), { case: id });
	expect((await readScoring(await of.as('assessor'), id, 'consensus', '1.1')).spread).toEqual({ levels: [0, 3, 2, 0], dontKnow: 0, total: 5 });
	expect((await readScoring(await of.as('head'), id, 'consensus', '1.2')).spread, 'four answered').toBeNull();
	expect((await readScoring(await of.as('head'), id, 'consensus', '1.3')).spread).toBeNull();
});

test('with four answers nothing is shown', async () => {
	const { of, id, held } = await opened();
	for (const one of held.slice(1)) await answer(one, { '1.1': '4' });
	await startSession(await of.as('assessor'), { case: id });
	expect((await readScoring(await of.as('assessor'), id, 'consensus', '1.1')).spread).toBeNull();
});

test('what one person chose is in no table, page, journal or command: not while it is a draft, not when it is handed in', async () => {
	const { of, id, held } = await opened();
	const [first] = held as [(typeof held)[0]];
	await keep(first, { '3.1': '1', '3.2': '4', '3.3': 'dontKnow' });
	const whileDraft = await everythingStored();
	for (const secret of [first.token, first.device, '"3.1"', '"3.2"', '"3.3"']) expect(whileDraft, secret).not.toContain(secret);
	await handInAnswers(stranger, first);
	for (const one of held.slice(1)) await answer(one, { '3.1': '2', '3.2': '2' });
	await startSession(await of.as('assessor'), { case: id });
	const { rows: tallies } = await kadam.database.pool.query('select * from diagnostics.individual_tally where case_id = $1 order by indicator, mark', [id]);
	expect(tallies.map(({ indicator, mark, count }) => `${indicator} ${mark} ${count}`)).toEqual(['3.1 1 1', '3.1 2 4', '3.2 2 4', '3.2 4 1', '3.3 dontKnow 1']);
	expect(Object.keys(tallies[0]).sort(), 'nothing that leads to a person or a time').toEqual(['case_id', 'count', 'indicator', 'mark', 'organisation_id']);
	expect((await kadam.database.pool.query('select 1 from diagnostics.individual_draft where case_id = $1', [id])).rowCount).toBe(0);
	const { rows: entries } = await kadam.database.pool.query(`select data, subject_type, reason from journal.entry where event = 'diagnostics/respondent-answered' and subject_id = $1`, [id]);
	expect(entries).toEqual(Array.from({ length: 5 }, () => ({ data: {}, subject_type: 'case', reason: null })));
	const pages = JSON.stringify([await readRespondents(await of.as('head'), id), await readLayer(await of.as('assessor'), id, 'consensus'), await readAnswering(stranger, first)]);
	expect(pages).not.toMatch(/dontKnow|"spread"/);
	expect((await readAnswering(stranger, first)).isDone).toBe(true);
});

test('a draft is resumed on the phone that began it, and by nobody else who has the link', async () => {
	const { held } = await opened();
	const [first] = held as [(typeof held)[0]];
	await keep(first, { '1.1': '3' });
	await keep(first, { '1.2': '1', '1.1': '2' });
	const chosen = async (device: string) => (await readAnswerPage(stranger, { token: first.token, device }, '1')).indicators.map((one) => one.chosen).slice(0, 3);
	expect(await chosen(first.device)).toEqual(['2', '1', null]);
	expect(await chosen(newDeviceSecret())).toEqual([null, null, null]);
	expect(await readAnswering(stranger, first)).toMatchObject({ answered: 2, isDone: false });
	await expect(handInAnswers(stranger, { token: first.token, device: newDeviceSecret() })).rejects.toMatchObject({ code: 'diagnostics/nothing-answered' });
});

test('one link counts once, also when it is handed in twice at the same moment', async () => {
	const { id, held } = await opened();
	const [first] = held as [(typeof held)[0]];
	await keep(first, { '1.1': '3' });
	const both = await Promise.allSettled([handInAnswers(stranger, first), handInAnswers(stranger, first)]);
	expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	expect((await kadam.database.pool.query('select sum(count)::int as sum from diagnostics.individual_tally where case_id = $1', [id])).rows).toEqual([{ sum: 1 }]);
	await expect(keep(first, { '1.1': '1' })).rejects.toMatchObject({ code: 'diagnostics/respondent-answered-already', status: 410 });
});

test('everybody at once: every answer is counted', async () => {
	const { id, held } = await opened(12);
	await Promise.all(held.map((one) => answer(one, { '1.1': '2', '1.2': '3', '2.1': '1' })));
	expect((await kadam.database.pool.query('select indicator, count from diagnostics.individual_tally where case_id = $1 order by indicator', [id])).rows).toEqual(['1.1', '1.2', '2.1'].map((indicator) => ({ indicator, count: 12 })));
});

test('links: a stranger’s, an ended one and one after the meeting began lead nowhere; drafts are gone', async () => {
	const { of, id, held } = await opened();
	const [first, second] = held as [(typeof held)[0], (typeof held)[0]];
	await expect(readAnswering(stranger, { token: newToken(), device: first.device })).rejects.toMatchObject({ code: 'diagnostics/link-not-open', status: 410 });
	const { token } = await makeRespondentLink(await of.as('assessor'), { case: id, respondent: first.respondent });
	await expect(readAnswering(stranger, first)).rejects.toMatchObject({ code: 'diagnostics/link-not-open' });
	expect((await readAnswering(stranger, { ...first, token })).of).toBeGreaterThan(10);
	await keep(second, { '1.1': '1' });
	await startSession(await of.as('assessor'), { case: id });
	await expect(readAnswering(stranger, second)).rejects.toMatchObject({ code: 'diagnostics/answering-closed', status: 410 });
	await expect(handInAnswers(stranger, second)).rejects.toMatchObject({ code: 'diagnostics/answering-closed' });
	expect((await kadam.database.pool.query('select 1 from diagnostics.individual_draft where case_id = $1', [id])).rowCount).toBe(0);
});

test('fewer than five open nothing; in a small organisation they do with a reason', async () => {
	const of = await another(kadam, base);
	const id = await scheduled(of);
	await addRespondent(await of.as('head'), { case: id, name: 'Бирөө', role: 'board', sex: 'female' });
	const open = async (fewerBecause: string) => openIndividualScoring(await of.as('assessor'), { case: id, fewerBecause });
	await expect(open('аз')).rejects.toMatchObject({ code: 'diagnostics/too-few-respondents' });
	await kadam.database.pool.query('update register.organisation set paid_staff = 1 where id = $1', [of.organisation]);
	await expect(open('')).rejects.toMatchObject({ code: 'diagnostics/fewer-without-reason' });
	await open('Уюмда үч эле адам бар');
	expect(await caseById(kadam.database.read, id)).toMatchObject({ status: 'individualScoring' });
	expect((await readRespondents(await of.as('officer'), id)).fewerBecause).toBe('Уюмда үч эле адам бар');
});

test('the list is the organisation’s and its assessors’; whoever answered stays on it', async () => {
	const { of, id, held } = await opened();
	const other = await another(kadam, base);
	const one = { case: id, respondent: held[0]!.respondent };
	const somebody = { case: id, name: 'Бирөө', role: 'staff' as const, sex: 'male' as const };
	await expect(addRespondent(await of.as('officer'), somebody)).rejects.toMatchObject({ code: 'common/not-permitted' });
	await expect(addRespondent(await other.as('head'), somebody)).rejects.toMatchObject({ status: 404 });
	await expect(readRespondents(await other.as('head'), id)).rejects.toMatchObject({ status: 404 });
	await expect(makeRespondentLink(await of.as('officer'), one)).rejects.toMatchObject({ code: 'common/not-permitted' });
	await expect(openIndividualScoring(await of.as('head'), { case: id, fewerBecause: '' })).rejects.toMatchObject({ status: expect.any(Number) });
	await answer(held[0]!, { '1.1': '2' });
	await expect(removeRespondent(await of.as('head'), one)).rejects.toMatchObject({ code: 'diagnostics/respondent-answered-already' });
	await expect(makeRespondentLink(await of.as('head'), one)).rejects.toMatchObject({ code: 'diagnostics/respondent-answered-already' });
	await removeRespondent(await of.as('head'), { case: id, respondent: held[1]!.respondent });
	await expect(readAnswering(stranger, held[1]!)).rejects.toMatchObject({ status: 410 });
});

test('a code as people type it', () => {
	expect(readToken(' 7KQ2-o1Il-abcd-EFGH ')).toBe('7kq20111abcdefgh');
	expect(readToken('7kq2')).toBeUndefined();
	expect(readToken(newToken())).toHaveLength(16);
});

test('what is sealed opens with the same link and phone, and with no other', () => {
	const held = { token: newToken(), device: newDeviceSecret() };
	const sealed = seal(held, { '1.1': '3' });
	expect(unseal(held, sealed)).toEqual({ '1.1': '3' });
	expect(() => unseal({ ...held, token: newToken() }, sealed)).toThrow(/authenticate/);
	expect(() => unseal({ ...held, device: newDeviceSecret() }, sealed)).toThrow(/authenticate/);
});
