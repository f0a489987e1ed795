import { beforeAll, expect, test } from 'vitest';
import type { PersonId } from '#kernel/id.ts';
import type { Context } from '#register/context.server.ts';
import { writeSpreadsheet } from '#platform/spreadsheet.server.ts';
import { instrument } from '../../../tests/support/arbitrary-scores.ts';
import { aPerson, aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, type Diagnosing, diagnosing, inSession, requested, scheduled } from '../../../tests/support/diagnostic-case.ts';
import { addInstrumentPart } from './add-instrument-part.server.ts';
import { chooseInstrument } from './choose-instrument.server.ts';
import { discardInstrumentDraft } from './discard-instrument-draft.server.ts';
import { importInstrument } from './import-instrument.server.ts';
import { draftOf, partsOf, type DraftIndicator } from './instrument-draft.ts';
import { jsonOf } from './instrument-json.ts';
import { sheetsOf } from './instrument-sheet.ts';
import { publishInstrumentDraft } from './publish-instrument-draft.server.ts';
import { publishInstrument } from './publish-instrument.server.ts';
import { latestInstruments, mappingBetween, versionsOf } from './read-instruments.server.ts';
import { targetsOf } from './read-targets.server.ts';
import { caseById } from './read.server.ts';
import { removeInstrumentPart } from './remove-instrument-part.server.ts';
import { saveInstrumentPart } from './save-instrument-part.server.ts';
import { setTarget } from './set-target.server.ts';
import { startInstrumentDraft } from './start-instrument-draft.server.ts';
import { draftById } from './store-instruments.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
let base: Diagnosing;
let lead: Context;
let officer: Context;

beforeAll(async () => {
	base = await diagnosing(kadam);
	lead = await base.as('lead');
	officer = await base.as('officer');
});

/** A small instrument of its own, so that tests of one file do not meet. */
const small = (key: string) => ({ ...instrument, key, version: 1, parameters: instrument.parameters.slice(0, 3) });

async function startedFrom(key: string): Promise<string> {
	await publishInstrument(kadam.system, small(key));
	return startInstrumentDraft(officer, { from: `${key}/1` });
}

const partOf = async (draft: string, code: string) => (await draftById(read, draft)).parts.find((part) => part.code === code)!;

test('a draft is written, and published becomes the next version, comparable where nothing was changed', async () => {
	const draft = await startedFrom('growing');
	const { content, version } = await partOf(draft, '1.1');
	await saveInstrumentPart(officer, { draft, part: '1.1', basedOn: version, content: { ...(content as DraftIndicator), earlier: '' } });
	await removeInstrumentPart(officer, { draft, part: '3.1', basedOn: 1 });
	const published = await publishInstrumentDraft(lead, { draft });
	expect(published).toEqual({ key: 'growing', version: 2 });
	const [first, second] = await versionsOf(read, 'growing');
	const mapping = await mappingBetween(read, second!, first!);
	expect(mapping.has('1.1') || mapping.has('3.1')).toBe(false);
	expect(mapping.get('1.2')).toBe('1.2');
	await expect(draftById(read, draft)).rejects.toMatchObject({ code: 'common/not-found' });
	expect((await latestInstruments(read)).find(({ key }) => key === 'growing')!.version).toBe(2);
});

test('what somebody else wrote meanwhile is not overwritten, and who that was is said', async () => {
	const draft = await startedFrom('two-writers');
	const { content } = await partOf(draft, '1.2');
	await saveInstrumentPart(lead, { draft, part: '1.2', basedOn: 1, content: { ...(content as DraftIndicator), critical: true } });
	const late = saveInstrumentPart(officer, { draft, part: '1.2', basedOn: 1, content });
	await expect(late).rejects.toMatchObject({ code: 'diagnostics/instrument-changed-meanwhile', params: { who: expect.stringContaining('leadAssessor') } });
	await expect(removeInstrumentPart(officer, { draft, part: '1.2', basedOn: 1 })).rejects.toMatchObject({ code: 'diagnostics/instrument-changed-meanwhile' });
	expect((await partOf(draft, '1.2')).content).toMatchObject({ critical: true });
});

test('nothing incomplete is published; an empty parameter can be taken out again, one in use cannot', async () => {
	const draft = await startedFrom('incomplete');
	const parameter = await addInstrumentPart(officer, { draft, parameter: '' });
	expect(parameter).toBe('4');
	expect(await addInstrumentPart(officer, { draft, parameter })).toBe('4.1');
	await expect(publishInstrumentDraft(lead, { draft })).rejects.toMatchObject({ code: 'diagnostics/instrument-incomplete' });
	await expect(removeInstrumentPart(officer, { draft, part: '4', basedOn: 1 })).rejects.toMatchObject({ code: 'diagnostics/instrument-parameter-in-use' });
	for (const part of ['4.1', '4']) await removeInstrumentPart(officer, { draft, part, basedOn: 1 });
	expect(await publishInstrumentDraft(lead, { draft })).toEqual({ key: 'incomplete', version: 2 });
});

test('a draft made from a version that is no longer the latest is not published over the newer one', async () => {
	const slow = await startedFrom('raced');
	const quick = await startInstrumentDraft(lead, { from: 'raced/1' });
	await publishInstrumentDraft(lead, { draft: quick });
	await expect(publishInstrumentDraft(lead, { draft: slow })).rejects.toMatchObject({ code: 'diagnostics/instrument-published-meanwhile' });
	await expect(startInstrumentDraft(officer, { from: 'raced/1' })).rejects.toMatchObject({ code: 'diagnostics/instrument-published-meanwhile' });
	await discardInstrumentDraft(officer, { draft: slow });
	await expect(draftById(read, slow)).rejects.toMatchObject({ code: 'common/not-found' });
});

test('a new instrument begins empty, under a key that nobody uses', async () => {
	const draft = await startInstrumentDraft(officer, { key: 'brand-new' });
	expect((await draftById(read, draft)).parts.map(({ code }) => code)).toEqual(['']);
	await expect(startInstrumentDraft(officer, { key: 'organisational' })).rejects.toMatchObject({ code: 'diagnostics/instrument-key-taken' });
});

test('officers write, lead assessors publish, others do neither', async () => {
	const draft = await startedFrom('guarded');
	const assessor = await base.as('assessor');
	const nobody = await kadam.contextFor(await aPerson(kadam));
	for (const ctx of [assessor, nobody, await base.as('head')]) {
		const refused = { code: 'common/not-permitted', status: 403 };
		await expect(startInstrumentDraft(ctx, { from: 'guarded/1' })).rejects.toMatchObject(refused);
		await expect(saveInstrumentPart(ctx, { draft, part: '1.1', basedOn: 1, content: (await partOf(draft, '1.1')).content })).rejects.toMatchObject(refused);
		await expect(addInstrumentPart(ctx, { draft, parameter: '' })).rejects.toMatchObject(refused);
		await expect(removeInstrumentPart(ctx, { draft, part: '1.1', basedOn: 1 })).rejects.toMatchObject(refused);
		await expect(discardInstrumentDraft(ctx, { draft })).rejects.toMatchObject(refused);
		await expect(importInstrument(ctx, { file: new File(['{}'], 'x.json') })).rejects.toMatchObject(refused);
	}
	for (const ctx of [officer, assessor]) await expect(publishInstrumentDraft(ctx, { draft })).rejects.toMatchObject({ code: 'common/not-permitted' });
});

const sheetFile = async (sheets: ReturnType<typeof sheetsOf>) => new File([Uint8Array.from(await writeSpreadsheet(sheets))], 'instrument.xlsx');

test('an instrument comes in from a spreadsheet or from JSON, whole or not at all', async () => {
	const source = draftOf('carried', null, partsOf(small('carried')));
	const fromSheet = await importInstrument(officer, { file: await sheetFile(sheetsOf(source)) });
	const stored = (await draftById(read, fromSheet)).draft;
	expect(stored.indicators.get('2.2')).toEqual({ ...source.indicators.get('2.2'), earlier: '' });
	const published = await publishInstrumentDraft(lead, { draft: fromSheet });
	const next = await importInstrument(officer, { file: new File([jsonOf(draftOf('carried', published.version, partsOf(small('carried'))))], 'x.json') });
	expect((await draftById(read, next)).draft).toMatchObject({ basedOn: 1 });
	expect((await draftById(read, next)).draft.indicators.get('2.2')!.earlier).toBe('2.2');
});

test('a faulty file is refused with its rows, and nothing comes of it', async () => {
	const [head, parameters, indicators] = sheetsOf(draftOf('faulty', null, partsOf(small('faulty'))));
	const rows = indicators!.rows.map((row, index) => (index === 4 ? ['=1+1', ...row.slice(1)] : row));
	const file = await sheetFile([head!, parameters!, { ...indicators!, rows }]);
	await expect(importInstrument(officer, { file })).rejects.toMatchObject({
		code: 'diagnostics/import-faulty', params: { count: 1 },
		fields: [{ field: 'Indicators!5!code', code: 'diagnostics/import-code-invalid', params: { sheet: 'Indicators', row: 5, column: 'code' } }]
	});
	const entries = JSON.stringify({ key: 'faulty', parameters: [{ code: 'x', indicators: [] }] });
	await expect(importInstrument(officer, { file: new File([entries], 'x.json') })).rejects.toMatchObject({ fields: expect.arrayContaining([expect.objectContaining({ field: 'Parameters!1!code' })]) });
	for (const [bytes, code] of [['no table at all', 'import-not-readable'], ['PK nothing', 'import-not-readable'], ['x'.repeat(5_000_001), 'import-too-large']] as const) {
		await expect(importInstrument(officer, { file: new File([bytes], 'x.xlsx') })).rejects.toMatchObject({ code: `diagnostics/${code}` });
	}
	const { rows: left } = await kadam.database.pool.query("select 1 from diagnostics.instrument_draft where key = 'faulty'");
	expect(left).toEqual([]);
});

test('until the session a case may be scored with another instrument, by officers and its lead', async () => {
	await publishInstrument(kadam.system, small('short'));
	const of = await another(kadam, base);
	const id = await requested(of);
	await chooseInstrument(officer, { case: id, instrument: 'short/1' });
	expect((await caseById(read, id))!.instrument).toMatchObject({ key: 'short', version: 1 });
	await expect(chooseInstrument(officer, { case: id, instrument: 'short/2' })).rejects.toMatchObject({ code: 'common/not-found' });
	await expect(chooseInstrument(await of.as('head'), { case: id, instrument: 'short/1' })).rejects.toMatchObject({ code: 'common/not-permitted' });
	const begun = await inSession(await another(kadam, base));
	await expect(chooseInstrument(officer, { case: begun, instrument: 'short/1' })).rejects.toMatchObject({ code: 'diagnostics/instrument-in-use' });
	const stranger = await kadam.contextFor(await aStaffMember(kadam, base.programme, 'trainer') as PersonId);
	await expect(chooseInstrument(stranger, { case: id, instrument: 'short/1' })).rejects.toMatchObject({ code: 'common/not-found' });
});

test('a target agreed with the organisation wins over the one by size and age, with its reason, and can be taken back', async () => {
	const of = await another(kadam, base);
	const id = await scheduled(of);
	const ctx = await of.as('assessor');
	const target = async () => (await targetsOf(read, (await caseById(read, id))!)).get('5.3');
	expect(await target()).toEqual({ level: 3, because: 'usual' });
	await setTarget(ctx, { case: id, indicator: '5.3', level: 2, reason: 'Бухгалтер жаңы келди', basedOn: 0 });
	expect(await target()).toEqual({ level: 2, because: 'agreed' });
	await expect(setTarget(officer, { case: id, indicator: '5.3', level: 4, reason: 'х', basedOn: 0 })).rejects.toMatchObject({ code: 'diagnostics/changed-meanwhile' });
	await setTarget(officer, { case: id, indicator: '5.3', level: null, reason: 'Кайра каралды', basedOn: 1 });
	expect(await target()).toEqual({ level: 3, because: 'usual' });
	await expect(setTarget(await of.as('head'), { case: id, indicator: '5.3', level: 1, reason: 'х', basedOn: 2 })).rejects.toMatchObject({ code: 'common/not-permitted' });
	await expect(setTarget(ctx, { case: id, indicator: '77.7', level: 1, reason: 'х', basedOn: 0 })).rejects.toMatchObject({ code: 'common/not-found' });
});
