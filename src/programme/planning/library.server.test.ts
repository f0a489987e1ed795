import { expect, test } from 'vitest';
import { editRecommendation } from '#programme/reporting/edit-recommendation.server.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { planning } from './cases/planning.ts';
import type { Recommendation } from './generate.ts';
import { recommendations, recommendationsOf } from './library.server.ts';

const kadam = await testDatabase();
const of = await planning(kadam);
const all = (text: string) => ({ ky: `${text} (ky)`, ru: `${text} (ru)`, en: `${text} (en)` });

test('a plan takes over the words of the programme, and what kind of action it is from what ships', async () => {
	const words = { recommendation: all('Эсепчи'), title: all('Иш'), output: all('Натыйжа') };
	await editRecommendation(await of.as('officer'), { programme: of.programme, instrument: 'organisational', indicator: '5.1', level: 2, basedOn: 0, ...words });
	const at = (entries: readonly Recommendation[]) => entries.find(({ indicator, level }) => indicator === '5.1' && level === 2);
	const [worded, shipped] = [at(await recommendationsOf(kadam.database.read, of.programme, 'organisational')), at(recommendations('organisational'))];
	expect(worded).toEqual({ ...shipped, recommendation: words.recommendation, action: { ...shipped!.action, title: words.title, output: words.output } });
	expect(await recommendationsOf(kadam.database.read, of.programme, 'performance'), 'another instrument is not touched').toEqual(recommendations('performance'));
});
