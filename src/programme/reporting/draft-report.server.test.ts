import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type CommandId, newId } from '#kernel/id.ts';
import { languages } from '#kernel/localised.ts';
import { entry } from '#journal/tables.server.ts';
import { indicatorsOf } from '#programme/diagnostics/instrument.ts';
import { instrument } from '../../../tests/support/arbitrary-scores.ts';
import { aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { diagnosing, inVerification } from '../../../tests/support/diagnostic-case.ts';
import { refusalOf, reporting } from './cases/reporting.ts';
import { draftReport } from './draft-report.server.ts';
import { partKeys } from './parts.ts';
import { reportById, reportOfCase, reportsOf } from './read.server.ts';
import { partsOf } from './store-parts.server.ts';

const kadam = await testDatabase();
const of = await reporting(kadam);
const { read } = kadam.database;

test('only the assessors of the case draft, and nobody else learns that there is a case', async () => {
	const input = { case: of.caseId };
	for (const who of ['officer', 'head', 'member'] as const) expect(await refusalOf(draftReport(await of.as(who), input)), who).toBe('common/not-permitted');
	const strangers = [await aStaffMember(kadam, of.programme, 'leadAssessor'), await aStaffMember(kadam, of.programme, 'donor')];
	for (const who of strangers) expect(await refusalOf(draftReport(await of.as(who), input))).toBe('common/not-found');
	expect(await reportOfCase(read, of.caseId)).toBeUndefined();
});

test('every part of the instrument is drafted in three languages, each by itself', async () => {
	const id = await draftReport(await of.as('lead'), { case: of.caseId });
	const parts = await partsOf(read, id);
	expect(parts).toHaveLength(partKeys(instrument).length * languages.length);
	expect(parts.filter(({ text, draftedText, version, author }) => text.trim() === '' || text !== draftedText || version !== 1 || author !== null)).toEqual([]);
	const story = (language: string) => parts.find((part) => part.key === 'story' && part.language === language)!.text;
	expect(story('ky')).toMatch(/ү|ң|ө/);
	expect(new Set(languages.map(story)).size).toBe(3);
	expect(parts.find(({ key, language }) => key === 'parameter.5.lacks' && language === 'en')!.text).toContain(indicatorsOf(instrument).find(({ code }) => code === '5.1')!.levels[1].en);
});

test('whoever comes second finds the report that is there', async () => {
	const id = await draftReport(await of.as('lead'), { case: of.caseId });
	expect(await draftReport(await of.as('assessor'), { case: of.caseId })).toBe(id);
	expect((await reportsOf(read, of.organisation)).map((report) => report.id)).toEqual([id]);
	expect(await reportById(read, id)).toMatchObject({ status: 'draft', issuedVersion: 0, sendings: 0, reply: null, createdBy: of.lead });
	const events = await read.select().from(entry).where(eq(entry.subjectId, id));
	expect(events.map(({ event, actorId, organisationId }) => [event, actorId, organisationId])).toEqual([['reporting/drafted', of.lead, of.organisation]]);
});

test('two at the same moment make one report', async () => {
	const other = await reporting(kadam);
	const ids = await Promise.all(['lead', 'assessor'].map(async (who) => draftReport(await other.as(who as 'lead'), { case: other.caseId })));
	expect(new Set(ids).size).toBe(1);
	expect(await partsOf(read, ids[0]!, 'ky')).toHaveLength(partKeys(instrument).length);
});

test('a repeated command gets the first answer', async () => {
	const other = await reporting(kadam);
	const command = newId<'command'>() as CommandId;
	const first = await draftReport(await other.as('lead', command), { case: other.caseId });
	expect(await draftReport(await other.as('lead', command), { case: other.caseId })).toBe(first);
});

test('while scores are being verified there is nothing to report', async () => {
	const fresh = await diagnosing(kadam);
	const id = await inVerification(fresh);
	expect(await refusalOf(draftReport(await fresh.as('lead'), { case: id }))).toBe('reporting/case-not-done');
});
