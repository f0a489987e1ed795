import { describe, expect, test } from 'vitest';
import { newId, type CommandId } from '#kernel/id.ts';
import { historyOf } from '#journal/read.server.ts';
import { responseById } from '#questionnaires/read.server.ts';
import { naughtyTexts } from '../../../tests/support/arbitrary-answers.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { aPdf, completeAnswers, formOf, profiling, submitted, type Profiling } from '../../../tests/support/profiles.ts';
import { confirmProfile } from './confirm-profile.server.ts';
import { fileOfProfile, openProfile } from './read.server.ts';
import { reopenProfile } from './reopen-profile.server.ts';
import { returnProfile } from './return-profile.server.ts';
import { saveProfile } from './save-profile.server.ts';

const kadam = await testDatabase();
const stored = async ({ profile, as }: Profiling) => (await openProfile(kadam.database.read, (await as('head')).actor, profile)).response;

describe('who may save, and when', () => {
	test.each(['head', 'member'] as const)('%s', async (who) => {
		const of = await profiling(kadam);
		expect((await of.save({ acronym: 'ТБ' }, {}, who)).saved).toEqual({ acronym: 1 });
		expect((await stored(of)).authors['acronym']).toEqual({ author: of.people[who], at: '2026-03-02T04:00:00.000Z' });
	});
	test.each(['officer', 'auditor', 'assessor', 'consultant', 'donor'] as const)('not %s, who may know of it', async (who) => {
		const of = await profiling(kadam);
		await expect(of.save({ acronym: 'ТБ' }, {}, who)).rejects.toMatchObject({ code: 'common/not-permitted', status: 403 });
	});
	test.each(['stranger', 'otherHead'] as const)('not %s, for whom there is none', async (who) => {
		const of = await profiling(kadam);
		await expect(of.save({ acronym: 'ТБ' }, {}, who)).rejects.toMatchObject({ code: 'common/not-found', status: 404 });
	});
	test('in no address that is none', async () => {
		const of = await profiling(kadam);
		await expect(saveProfile(await of.as('head'), { profile: 'nonsense', form: new FormData() })).rejects.toMatchObject({ status: 404 });
		await expect(saveProfile(await of.as('head'), { profile: newId(), form: new FormData() })).rejects.toMatchObject({ status: 404 });
	});
	test('not while the programme reads it, nor when it is confirmed; again after a return and after an update was begun', async () => {
		const of = await profiling(kadam);
		await submitted(of);
		const save = () => of.save({ acronym: 'Жаңы' }, { acronym: 1 });
		await expect(save()).rejects.toMatchObject({ code: 'profiling/not-editable' });
		await returnProfile(await of.as('officer'), { profile: of.profile, reasons: [{ question: 'acronym', reason: 'Кыскараак' }] });
		expect((await save()).saved).toEqual({ acronym: 2 });
		await kadam.database.pool.query("update profiling.profile set status = 'submitted' where id = $1", [of.profile]);
		await confirmProfile(await of.as('officer'), { profile: of.profile });
		await expect(save()).rejects.toMatchObject({ code: 'profiling/not-editable' });
		await reopenProfile(await of.as('head'), { profile: of.profile });
		expect((await of.save({ acronym: 'Эң жаңы' }, { acronym: 2 })).saved).toEqual({ acronym: 3 });
	});
});

describe('what is saved', () => {
	test('only the questions that were on the page, also when they are incomplete or wrong', async () => {
		const of = await profiling(kadam);
		await of.save({ acronym: 'ТБ', inn: '13' });
		await of.save({ email: 'nonsense' });
		expect((await stored(of)).answers).toEqual({ acronym: 'ТБ', inn: '13', email: 'nonsense' });
	});
	test('what cannot be read is not, and all the rest of the page is', async () => {
		const of = await profiling(kadam);
		const form = formOf({ acronym: 'ТБ', constituencySize: null });
		form.set('q.constituencySize', 'көп');
		expect(await saveProfile(await of.as('head'), { profile: of.profile, form })).toMatchObject({ saved: { acronym: 1 }, unreadable: { constituencySize: [{ code: 'questionnaires/not-a-number' }] } });
		expect((await stored(of)).answers).toEqual({ acronym: 'ТБ' });
	});
	test('naughty texts come back exactly, without NUL; how a line break was sent makes no change', async () => {
		const of = await profiling(kadam);
		let version = 0;
		for (const text of naughtyTexts) {
			const form = formOf({ constituency: null }, { constituency: version });
			form.set('q.constituency', `${text}\0`);
			version = (await saveProfile(await of.as('head'), { profile: of.profile, form })).saved['constituency'] ?? version;
			expect(String((await stored(of)).answers['constituency']).replace(/\r\n?/g, '\n')).toBe(text.replace(/\r\n?/g, '\n'));
		}
	});
	test('is recorded by the names of the questions, never by the answers, and not when nothing changed', async () => {
		const of = await profiling(kadam);
		await of.save({ headPhone: '+996 555 765 432' });
		await of.save({ headPhone: '+996 555 765 432' }, { headPhone: 1 });
		const entries = (await historyOf(kadam.database.read, of.organisation)).filter(({ event }) => event === 'profiling/answers-saved');
		expect(entries).toMatchObject([{ data: { questions: ['headPhone'] }, actor: of.people.head }]);
		expect(JSON.stringify(entries)).not.toContain('765 432');
	});
	test('once for one command, however often it arrives', async () => {
		const of = await profiling(kadam);
		const command = newId() as CommandId;
		const send = async () => saveProfile(await of.as('head', command), { profile: of.profile, form: formOf({ acronym: 'ТБ' }) });
		const [first, second] = await Promise.all([send(), send()]);
		expect(second).toEqual(first);
		expect(await send()).toEqual(first);
		expect((await stored(of)).versions).toEqual({ acronym: 1 });
	});
});

describe('two colleagues', () => {
	test('who answer different questions are merged', async () => {
		const of = await profiling(kadam);
		await of.save({ acronym: 'ТБ', district: 'Кочкор' });
		await of.save({ acronym: 'Таза', district: 'Кочкор' }, { acronym: 1, district: 1 }, 'head');
		const late = await of.save({ acronym: 'ТБ', district: 'Жумгал' }, { acronym: 1, district: 1 }, 'member');
		expect(late).toMatchObject({ saved: { district: 2 }, conflicts: [] });
		expect((await stored(of)).answers).toEqual({ acronym: 'Таза', district: 'Жумгал' });
	});
	test('who answer the same one are shown both, and nothing is lost until one picks', async () => {
		const of = await profiling(kadam);
		await of.save({ acronym: 'ТБ' }, {}, 'head');
		kadam.settableClock.set(new Date('2026-03-02T05:00:00Z'));
		const clash = await of.save({ acronym: 'Башка' }, {}, 'member');
		kadam.settableClock.set(new Date('2026-03-02T04:00:00Z'));
		expect(clash).toMatchObject({ saved: {}, conflicts: [{ question: 'acronym', incoming: 'Башка', stored: { value: 'ТБ', version: 1, author: of.people.head, at: '2026-03-02T04:00:00.000Z' } }] });
		expect((await of.save({ acronym: 'Башка' }, { acronym: 1 }, 'member')).saved).toEqual({ acronym: 2 });
		expect((await stored(of)).answers).toEqual({ acronym: 'Башка' });
	});
	test('who save at the same moment wait for each other: one is stored, the other is told', async () => {
		const of = await profiling(kadam);
		const results = await Promise.all([of.save({ acronym: 'А' }, {}, 'head'), of.save({ acronym: 'Б' }, {}, 'member')]);
		expect(results.map(({ saved }) => Object.keys(saved).length).sort()).toEqual([0, 1]);
		expect(results.flatMap(({ conflicts }) => conflicts)).toHaveLength(1);
	});
});

describe('files', () => {
	const send = async (of: Profiling, form: FormData, who: 'head' | 'otherHead' = 'head') => saveProfile(await of.as(who), { profile: of.profile, form });
	const withCharter = (file: File, base = 0) => {
		const form = formOf({ charter: null }, { charter: base });
		form.set('q.charter.upload', file);
		return form;
	};
	test('are kept under their content, with the name that they had', async () => {
		const of = await profiling(kadam);
		const { kept } = await send(of, withCharter(aPdf('a', 'Устав\n«ТБ».pdf')));
		expect(kept['q.charter']).toMatchObject({ name: 'Устав «ТБ».pdf', size: 10 });
		expect((await stored(of)).answers['charter']).toEqual(kept['q.charter']);
	});
	test('stand in the cell of a table; one that is not accepted takes nothing else down with it', async () => {
		const of = await profiling(kadam);
		const form = formOf({ acronym: 'ТБ', policies: [{ row: 'charter', status: 'approved' }] });
		const place = [...form.entries()].find(([, value]) => value === 'approved')![0].split('.')[2];
		form.set(`q.policies.${place}.file.upload`, new File(['MZ'], 'virus.exe'));
		const saved = await send(of, form);
		expect(saved).toMatchObject({ saved: { acronym: 1, policies: 1 }, refused: [{ question: 'policies', column: 'file', row: 'charter', code: 'common/file-kind-refused' }] });
		form.set(`q.policies.${place}.file.upload`, aPdf());
		form.set('q.policies.base', '1');
		await send(of, form);
		expect((await stored(of)).answers['policies']).toMatchObject([{ row: 'charter', status: 'approved', file: { name: 'Устав.pdf' } }]);
	});
	test('a new one takes the place of the old, even with “take away” still ticked', async () => {
		const of = await profiling(kadam);
		await send(of, withCharter(aPdf('a')));
		const form = withCharter(aPdf('b', 'жаңы.pdf'), 1);
		form.set('q.charter.remove', 'on');
		await send(of, form);
		expect((await stored(of)).answers['charter']).toMatchObject({ name: 'жаңы.pdf' });
	});
	test('of another organisation are not reached by their hash', async () => {
		const [mine, theirs] = [await profiling(kadam), await profiling(kadam)];
		const { kept } = await send(theirs, withCharter(aPdf('купуя')));
		const { file, size } = kept['q.charter']!;
		const form = formOf({ charter: { file, name: 'меники.pdf', size } });
		expect(await send(mine, form)).toMatchObject({ saved: {}, unreadable: { charter: [{ code: 'questionnaires/not-a-file' }] } });
		expect((await stored(mine)).answers).toEqual({});
		await expect(fileOfProfile(kadam.database.read, (await mine.as('head')).actor, mine.profile, file)).rejects.toMatchObject({ status: 404 });
		await expect(fileOfProfile(kadam.database.read, (await mine.as('head')).actor, theirs.profile, file)).rejects.toMatchObject({ status: 404 });
	});
	test('that were brought with an answer that could not be read are still there when it is sent again', async () => {
		const of = await profiling(kadam);
		const form = new FormData();
		for (const [name, value] of [['q.projects.base', '0'], ['q.previousAssessments.base', '0'], ['q.previousAssessments.0.tool', 'OCA'], ['q.previousAssessments.0.year', 'былтыр'], ['q.previousAssessments.0.maySee', 'yes']] as const) form.set(name, value);
		form.set('q.previousAssessments.0.report.upload', aPdf('c', 'отчет.pdf'));
		expect(await send(of, form)).toMatchObject({ unreadable: { previousAssessments: [{ code: 'questionnaires/not-a-year', row: 0, column: 'year' }] } });
		form.set('q.previousAssessments.0.year', '2024');
		expect((await send(of, form)).saved).toEqual({ previousAssessments: 1 });
		expect((await stored(of)).answers['previousAssessments']).toMatchObject([{ year: '2024', report: { name: 'отчет.pdf' } }]);
	});
	test('that are brought to a question which takes none are not kept', async () => {
		const of = await profiling(kadam);
		const form = formOf({ acronym: 'ТБ' });
		form.set('q.acronym.upload', aPdf('d'));
		form.set('q.nothing.upload', aPdf('e'));
		expect((await send(of, form)).kept).toEqual({});
	});
	test.each([['head', true], ['officer', true], ['auditor', true], ['assessor', true], ['consultant', false], ['donor', false], ['stranger', false], ['otherHead', false]] as const)('may be fetched by %s: %s', async (who, may) => {
		const of = await profiling(kadam);
		const { kept } = await send(of, withCharter(aPdf('f')));
		const fetched = fileOfProfile(kadam.database.read, (await of.as(who)).actor, of.profile, kept['q.charter']!.file);
		if (may) await expect(fetched).resolves.toMatchObject({ name: 'Устав.pdf' });
		else await expect(fetched).rejects.toMatchObject({ status: expect.any(Number) });
	});
	test('that no answer speaks of any more are gone for everybody', async () => {
		const of = await profiling(kadam);
		const { kept } = await send(of, withCharter(aPdf('g')));
		await of.save({ charter: null }, { charter: 1 });
		await expect(fileOfProfile(kadam.database.read, (await of.as('head')).actor, of.profile, kept['q.charter']!.file)).rejects.toMatchObject({ status: 404 });
	});
});

test('answers that were complete read back complete', async () => {
	const of = await profiling(kadam);
	await of.save(completeAnswers);
	const { response } = await openProfile(kadam.database.read, (await of.as('head')).actor, of.profile);
	expect((await responseById(kadam.database.read, response.id))?.answers).toEqual(completeAnswers);
});
