import { expect, test } from 'vitest';
import { caseById } from '#programme/diagnostics/read.server.ts';
import { nobody } from '#register/actor.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { refusalOf, reporting } from './cases/reporting.ts';
import { editRecommendation } from './edit-recommendation.server.ts';
import { libraryEntryPage, libraryPage } from './library-page.server.ts';
import { recommendations } from './recommendations.server.ts';
import { restoreRecommendation } from './restore-recommendation.server.ts';
import { recommendationsIn } from './store-library.server.ts';
import { sourceOf } from './source-of.server.ts';

const kadam = await testDatabase();
const of = await reporting(kadam);
const all = (text: string) => ({ ky: `${text} (ky)`, ru: `${text} (ru)`, en: `${text} (en)` });
const edit = { programme: of.programme as string, instrument: 'organisational', indicator: '5.1', level: 1 as const, basedOn: 0, recommendation: all('Эсепчи'), title: all('Иш'), output: all('Натыйжа') };
const library = { programme: of.programme, instrument: '' };
const inReport = async () => (await sourceOf(kadam.database.read, (await caseById(kadam.database.read, of.caseId))!, null)).recommendations.find(({ indicator, level }) => indicator === '5.1' && level === 1)!;

test('a programme words a recommendation in its own way; the shipped text stays and comes back', async () => {
	const shipped = await inReport();
	await editRecommendation(await of.as('officer'), edit);
	expect((await inReport()).recommendation).toEqual(edit.recommendation);
	expect(recommendations('organisational').find(({ indicator, level }) => indicator === '5.1' && level === 1)).toEqual(shipped);
	expect((await libraryPage(await of.as('lead'), library)).parameters.flatMap(({ indicators }) => indicators).filter(({ isOwn }) => isOwn).map(({ code }) => code)).toEqual(['5.1']);
	expect(await refusalOf(editRecommendation(await of.as('officer'), edit)), 'somebody was faster').toBe('reporting/changed-meanwhile');
	await editRecommendation(await of.as('officer'), { ...edit, basedOn: 1, title: all('Башка') });
	expect((await libraryEntryPage(await of.as('officer'), library, '5.1')).entries[0]).toMatchObject({ level: 1, version: 2, title: all('Башка') });
	await restoreRecommendation(await of.as('officer'), { programme: of.programme, instrument: 'organisational', indicator: '5.1', level: 1 });
	expect(await inReport()).toEqual(shipped);
});

test('the same place in the library of another instrument is another recommendation', async () => {
	await editRecommendation(await of.as('officer'), { ...edit, instrument: 'performance', indicator: '1.1', title: all('Өлчөө') });
	const [first] = await recommendationsIn(kadam.database.read, of.programme, 'performance');
	expect(first).toMatchObject({ indicator: '1.1', level: 1, recommendation: edit.recommendation, action: { title: all('Өлчөө') } });
	expect((await libraryEntryPage(await of.as('lead'), library, '1.1')).entries[0]).toMatchObject({ level: 1, version: 0 });
	expect((await libraryPage(await of.as('lead'), library)).instrument).toBe('organisational');
	expect(await refusalOf(libraryPage(await of.as('lead'), { ...library, instrument: 'nowhere' }))).toBe('common/not-found');
	expect(await refusalOf(editRecommendation(await of.as('officer'), { ...edit, instrument: 'performance', indicator: '5.1' })), 'no such indicator there').toBe('common/not-found');
});

test('everybody here reads, officers write', async () => {
	for (const who of ['lead', 'assessor', 'head'] as const) expect(await refusalOf(editRecommendation(await of.as(who), edit))).toBe('common/not-permitted');
	for (const who of ['lead', 'head'] as const) expect(await refusalOf(restoreRecommendation(await of.as(who), { programme: of.programme, instrument: 'organisational', indicator: '5.1', level: 1 }))).toBe('common/not-permitted');
	expect((await libraryEntryPage(await of.as('head'), library, '5.1')).mayEdit).toBe(false);
	expect(await refusalOf(libraryPage(await kadam.contextFor(nobody), { programme: null, instrument: '' }))).toBe('common/sign-in-first');
	expect(await refusalOf(editRecommendation(await of.as('officer'), { ...edit, indicator: '99.9' }))).toBe('common/not-found');
});
