/** What the pages of a profile show, and to whom. */
import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { nameInFull } from '#register/masking.ts';
import { anOrganisation } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { aPdf, completeAnswers, formOf, profiling, submitted, type Profiling } from '../../../tests/support/profiles.ts';
import { confirmProfile } from './confirm-profile.server.ts';
import { listPage, ownProfiles } from './list-page.server.ts';
import { overviewPage, submitPage } from './overview-page.server.ts';
import { mayViewProfile } from './policy.ts';
import { profileCounts, profilesInState, profilesVisibleTo } from './read.server.ts';
import { returnProfile } from './return-profile.server.ts';
import { saveProfile } from './save-profile.server.ts';
import { nextPath, savedSection, sectionPage } from './section-page.server.ts';
import { startProfile } from './start-profile.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
const everybody = ['head', 'member', 'officer', 'auditor', 'assessor', 'consultant', 'donor', 'stranger', 'otherHead'] as const;
const at = (of: Profiling, section: string, showsMissing = false) => ({ profile: of.profile, section, showsMissing });
const text = (value: unknown) => JSON.stringify(value);

describe('a section', () => {
	test('untouched: nothing counts as answered, nothing is complained of', async () => {
		const of = await profiling(kadam);
		const page = await sectionPage(await of.as('head'), at(of, 'identity'));
		expect([page.progress.answered, page.progress.percent, page.problems]).toEqual([0, 0, {}]);
		expect(page.head.abilities).toEqual({ edit: true, submit: true, confirm: false, return: false, reopen: false });
	});
	test('says what is wrong at once, what is missing only when asked', async () => {
		const of = await profiling(kadam);
		await of.save({ registered: true, inn: '1207199510092' });
		const page = async (showsMissing: boolean) => (await sectionPage(await of.as('head'), at(of, 'identity', showsMissing))).problems;
		expect(await page(false)).toEqual({ inn: [{ text: expect.stringContaining('01207199510092') }] });
		expect(Object.keys(await page(true))).toContain('acronym');
		expect(text(await page(true))).not.toMatch(/questionnaires\//);
	});
	test('is not there for somebody who may not look, nor under another name', async () => {
		const of = await profiling(kadam);
		await expect(sectionPage(await of.as('otherHead'), at(of, 'identity'))).rejects.toMatchObject({ status: 404 });
		await expect(sectionPage(await of.as('head'), at(of, 'nothing'))).rejects.toMatchObject({ status: 404 });
		await expect(sectionPage(await of.as('head'), { ...at(of, 'identity'), profile: "' or 1=1 --" })).rejects.toMatchObject({ status: 404 });
	});
	test('after a save the page learns of versions, problems, conflicts with both values, and progress', async () => {
		const of = await profiling(kadam);
		await of.save({ acronym: 'ТБ' }, {}, 'member');
		const ctx = await of.as('head');
		const form = formOf({ acronym: 'Башка', yearFounded: '2019', inn: '13', charter: null });
		form.set('q.yearFounded', 'былтыр');
		form.set('q.charter.upload', aPdf());
		const saved = await savedSection(ctx, at(of, 'identity'), await saveProfile(ctx, { profile: of.profile, form }));
		expect(saved).toMatchObject({
			at: '10:00',
			versions: { inn: 1, charter: 1 },
			unreadable: ['yearFounded'],
			conflicts: [{ question: 'acronym', version: 1, author: 'Бакыт Асанов', at: '02.03.2026 10:00', theirs: { text: 'ТБ' }, mine: { text: 'Башка' }, fields: { 'q.acronym': ['ТБ'] } }],
			kept: { 'q.charter.name': ['Устав.pdf'] }
		});
		expect(saved.problems['yearFounded']?.[0]?.text).toMatch(/цифра/);
		expect(saved.progress.answered).toBe(1);
	});
	test('“save and go on” leads through all sections and then to the check', async () => {
		const of = await profiling(kadam);
		const { progress } = await sectionPage(await of.as('head'), at(of, 'identity'));
		expect(nextPath(progress, at(of, 'identity'))).toBe(`/profiling/${of.profile}/contacts`);
		expect(nextPath(progress, at(of, 'declarations'))).toBe(`/profiling/${of.profile}/submit`);
	});
});

describe('the check before submitting', () => {
	test('lists exactly what is missing, each with a link to its place', async () => {
		const of = await profiling(kadam);
		await of.save({ ...completeAnswers, inn: '1207199510092', mission: null });
		const page = await submitPage(await of.as('head'), of.profile);
		expect(page.count).toBe(2);
		expect(page.missing.flatMap(({ questions }) => questions.map(({ href }) => href))).toEqual([`/profiling/${of.profile}/identity?missing#inn`, `/profiling/${of.profile}/mandate?missing#mission`]);
	});
	test('is empty exactly when the profile may be submitted', async () => {
		const of = await profiling(kadam);
		await of.save(completeAnswers);
		expect(await submitPage(await of.as('head'), of.profile)).toMatchObject({ count: 0, progress: { complete: true, percent: 100 } });
	});
});

describe('the whole profile to read', () => {
	test('the officer sees all answers and may decide, but not while it is being filled in', async () => {
		const of = await profiling(kadam);
		expect((await overviewPage(await of.as('officer'), of.profile)).head.abilities).toMatchObject({ edit: false, confirm: false, return: false });
		await submitted(of);
		const page = await overviewPage(await of.as('officer'), of.profile);
		expect(page.head.abilities).toEqual({ edit: false, submit: false, confirm: true, return: true, reopen: false });
		expect(text(page.answers)).toMatch(/765 432/);
		expect(page.isMasked).toBe(false);
	});
	test('an assessor sees people, but nothing that can hurt: not even that it was asked or returned', async () => {
		const of = await profiling(kadam);
		await of.save({ ...completeAnswers, protectedGroups: ['key-populations'] });
		await submitted(of);
		await returnProfile(await of.as('officer'), { profile: of.profile, reasons: [{ question: 'headPhone', reason: 'Купуя себеп' }, { question: 'mission', reason: 'Кененирээк' }] });
		const page = await overviewPage(await of.as('assessor'), of.profile);
		const questions = page.answers.flatMap(({ lines }) => lines.map(({ question }) => question));
		expect(questions).toContain('headName');
		for (const hidden of ['headPhone', 'protectedGroups', 'incomeShares', 'rightsProtecting']) expect(questions).not.toContain(hidden);
		expect(text(page)).not.toMatch(/765 432|Купуя себеп/);
		expect([page.isMasked, page.returned.map(({ question }) => question)]).toEqual([true, ['mission']]);
	});
	test('people of the organisation read it while they may not change it', async () => {
		const of = await profiling(kadam);
		expect((await overviewPage(await of.as('member'), of.profile)).answers).toEqual([]);
		await submitted(of);
		expect((await overviewPage(await of.as('member'), of.profile)).answers.length).toBeGreaterThan(0);
	});
	test('reasons stand at their questions and in the list, with links to where they can be mended', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		await returnProfile(await of.as('officer'), { profile: of.profile, reasons: [{ question: 'inn', reason: 'Күбөлүктөгүдөй эмес' }] });
		const page = await overviewPage(await of.as('head'), of.profile);
		expect(page.returned).toMatchObject([{ question: 'inn', text: 'Күбөлүктөгүдөй эмес', href: `/profiling/${of.profile}/identity#inn` }]);
		expect(page.progress.sections.filter(({ returned }) => returned > 0).map(({ id }) => id)).toEqual(['identity']);
		expect((await sectionPage(await of.as('head'), at(of, 'identity'))).reasons).toEqual({ inn: 'Күбөлүктөгүдөй эмес' });
	});
	test('a confirmation that has run out says so', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		await confirmProfile(await of.as('officer'), { profile: of.profile });
		const expired = async () => (await overviewPage(await of.as('head'), of.profile)).head.expired;
		expect(await expired()).toBe(false);
		kadam.settableClock.set(new Date('2027-03-03T04:00:00Z'));
		expect(await expired()).toBe(true);
		kadam.settableClock.set(new Date('2026-03-02T04:00:00Z'));
	});
});

describe('the list', () => {
	test('shows a profile exactly to those who may look at it', async () => {
		const of = await profiling(kadam);
		for (const who of everybody) {
			const { actor } = await of.as(who);
			const rows = await profilesVisibleTo(read, actor, of.programme, {});
			const may = mayViewProfile(actor, { organisation: of.organisation, programme: of.programme }) === true;
			expect(rows.some(({ profile }) => profile.id === of.profile), who).toBe(may);
		}
	});
	test('filters by state, region and search, and counts each state', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		const other = await anOrganisation(kadam, of.programme, { ky: '«Өзөн» бирикмеси' });
		await startProfile(await kadam.contextFor(other.head), { organisation: other.organisation });
		const ctx = await of.as('officer');
		const asked = { status: null, region: null, search: null };
		const found = async (filter: object) => (await listPage(ctx, of.programme, { ...asked, ...filter })).rows.map(({ number }) => number);
		expect(await found({ status: 'submitted' })).toEqual([of.number]);
		expect(await found({ status: 'nonsense' })).toHaveLength(2);
		expect(await found({ search: 'озон' })).toEqual([other.number]);
		expect(await found({ search: '100%_' })).toEqual([]);
		expect(await found({ region: 'KG-N' })).toHaveLength(2);
		expect(await found({ region: 'KG-O' })).toEqual([]);
		expect(await profileCounts(read, ctx.actor, of.programme, {})).toEqual({ submitted: 1, draft: 1 });
	});
	test('says how long a submitted profile has waited, the longest waiting first, page by page', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		for (const [days, name] of [[20, '«А»'], [5, '«Б»']] as const) {
			const { organisation, head } = await anOrganisation(kadam, of.programme, { ky: name });
			const id = await startProfile(await kadam.contextFor(head), { organisation });
			await kadam.database.pool.query("update profiling.profile set status = 'submitted', submitted_at = $2 where id = $1", [id, new Date(Date.UTC(2026, 2, 2, 4) - days * 86_400_000)]);
		}
		const ctx = await of.as('officer');
		const page = async (after?: { name: string; id: string }) => (await listPage(ctx, of.programme, { status: 'submitted', region: null, search: null, after })).rows;
		const first = await page();
		expect(first.map(({ daysWaiting }) => daysWaiting)).toEqual([20, 5, 0]);
		expect((await page(first[0]!.place)).map(({ daysWaiting }) => daysWaiting)).toEqual([5, 0]);
		expect(await page({ name: 'nonsense', id: newId() })).toHaveLength(3);
		expect((await profilesInState(read, ctx.actor, of.programme, 'submitted')).map(({ organisation }) => nameInFull(organisation).ky)).toEqual(['«А»', '«Б»', '«Ак булак» коомдук фонду']);
	});
	test('people of organisations find their own, begun or not', async () => {
		const of = await profiling(kadam);
		expect(await ownProfiles(await of.as('member'))).toMatchObject([{ organisation: of.organisation, profile: of.profile, status: 'draft' }]);
		expect(await ownProfiles(await of.as('otherHead'))).toMatchObject([{ profile: null, status: null }]);
		expect(await ownProfiles(await of.as('officer'))).toEqual([]);
	});
});
