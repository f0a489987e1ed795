import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { done } from '../../../tests/support/diagnostic-case.ts';
import { drafted, issued, refusalOf, reporting } from './cases/reporting.ts';
import { lookingBackPage } from './looking-back-page.server.ts';
import { recordLookingBack } from './record-looking-back.server.ts';
import { reportPage } from './report-page.server.ts';

const kadam = await testDatabase();
const of = await reporting(kadam);

test('a first round has nothing to look back at', async () => {
	const report = await drafted(of);
	expect(await recordLookingBack(await of.as('lead'), { report, levels: { p5: 1 } })).toBe(0);
	expect((await lookingBackPage(await of.as('lead'), report)).parameters).toEqual([]);
	expect((await reportPage(await of.as('lead'), report, { language: 'ky' })).document?.comparison).toBeNull();
});

test('a repeat round is compared on page and in drafts, and what the group says of its former position stands beside it', async () => {
	await issued(of);
	kadam.settableClock.advance(200 * 86_400_000);
	const again = { ...of, caseId: await done(of, { '1.1': 4, '5.1': 3, '5.2': 3, '10.1': 2 }) };
	const report = await drafted(again);
	const shown = async () => (await reportPage(await of.as('lead'), report, { language: 'ky' })).document!.comparison!;
	expect(await shown()).toMatchObject({ isLookedBack: false });
	expect((await shown()).rows.find(({ code }) => code === '5')).toMatchObject({ before: { text: '1,60' }, now: { text: '2,40' }, change: '+0,80', compared: '5 / 5' });
	expect(await refusalOf(recordLookingBack(await of.as('officer'), { report, levels: {} }))).toBe('common/not-permitted');
	expect(await recordLookingBack(await of.as('assessor'), { report, levels: { p5: 1, p2: '', p99: 4 } })).toBe(1);
	expect((await shown()).rows.map(({ code, lookingBack }) => [code, lookingBack])).toContainEqual(['5', '1']);
	expect((await lookingBackPage(await of.as('lead'), report)).parameters.filter(({ level }) => level !== '').map(({ code }) => code)).toEqual(['5']);
});
