import { readFileSync } from 'node:fs';
import { eq, inArray } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { entry } from '#journal/tables.server.ts';
import { type CommandId, newId, type PersonId } from '#kernel/id.ts';
import { withdrawRole } from '#register/withdraw-role.server.ts';
import { aProgramme, aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, diagnosing, requested, scheduled } from '../../../tests/support/diagnostic-case.ts';
import { answerVignette } from './answer-vignette.server.ts';
import { beginCalibration } from './begin-calibration.server.ts';
import type { CalibrationSet, VignetteMark } from './calibration.ts';
import { publishCalibration } from './publish-calibration.server.ts';
import { readAttempt, readCalibration, readVignette } from './read-calibration.server.ts';
import { readCalibrationQuality } from './read-calibration-quality.server.ts';
import { readScheduling } from './read-case.server.ts';
import { readSecond } from './read-double-scoring.server.ts';
import { calibrationAnswer, calibrationAttempt } from './tables.server.ts';

const kadam = await testDatabase();
const base = await diagnosing(kadam);
const set = JSON.parse(readFileSync(new URL('../../../seeds/reference/calibration/organisational-v1.json', import.meta.url), 'utf8')) as CalibrationSet;
await publishCalibration(kadam.system, set);
const { read } = kadam.database;
const { programme } = base;
const keys = set.vignettes.map(({ key }) => key);
const notPermitted = { code: 'common/not-permitted', status: 403 };

/** Somebody new each time, so that tests do not meet. */
let assessor: PersonId;
beforeEach(async () => {
	assessor = await aStaffMember(kadam, programme, 'assessor');
});

async function answerAll(person: PersonId, except: Readonly<Record<string, VignetteMark>> = {}): Promise<string> {
	const ctx = await kadam.contextFor(person);
	const attempt = await beginCalibration(ctx, { programme });
	for (const { key, agreed } of set.vignettes) await answerVignette(ctx, { attempt, vignette: key, mark: except[key] ?? agreed });
	return attempt;
}

describe('publishing', () => {
	test('happens once, is refused with a fault, and is Kadam’s or an administrator’s', async () => {
		await publishCalibration(kadam.system, set);
		const published = await read.select().from(entry).where(eq(entry.event, 'diagnostics/calibration-published'));
		expect(published.map(({ subjectId }) => subjectId)).toEqual(['organisational/1']);
		const broken = { ...set, version: 2, vignettes: [{ ...set.vignettes[0]!, indicator: '11.9' }] };
		await expect(publishCalibration(kadam.system, broken)).rejects.toMatchObject({ code: 'diagnostics/calibration-indicator-unknown', params: { vignette: keys[0] } });
		await expect(publishCalibration(await base.as('lead'), set)).rejects.toMatchObject(notPermitted);
	});
});

describe('an attempt', () => {
	test('is begun by assessors and lead assessors of the programme, and by nobody else', async () => {
		for (const who of [assessor, base.lead]) expect((await readCalibration(await kadam.contextFor(who), programme)).cases).toBe(10);
		const elsewhere = await aStaffMember(kadam, await aProgramme(kadam), 'assessor');
		for (const who of [base.officer, base.head, base.member, elsewhere, await aStaffMember(kadam, programme, 'auditor'), await aStaffMember(kadam, programme, 'trainer')]) {
			const ctx = await kadam.contextFor(who);
			await expect(beginCalibration(ctx, { programme })).rejects.toMatchObject(notPermitted);
			await expect(readCalibration(ctx, programme)).rejects.toMatchObject(notPermitted);
		}
	});
	test('is one at a time, also for whoever begins twice at once', async () => {
		const [first, second] = [await kadam.contextFor(assessor), await kadam.contextFor(assessor)];
		const begun = await Promise.all([beginCalibration(first, { programme }), beginCalibration(second, { programme })]);
		expect(begun[0]).toBe(begun[1]);
		expect(await beginCalibration(first, { programme })).toBe(begun[0]);
		expect(await read.select().from(entry).where(eq(entry.subjectId, begun[0]))).toHaveLength(1);
	});
	test('is finished with its last answer; then another may be begun, and the first stays as it was', async () => {
		const first = await answerAll(assessor, { 'board-minutes': '3' });
		const ctx = await kadam.contextFor(assessor);
		expect(await readAttempt(ctx, first)).toMatchObject({ next: '', calibration: { answered: 10, alike: 9 } });
		const second = await beginCalibration(ctx, { programme });
		expect(second).not.toBe(first);
		await answerVignette(ctx, { attempt: second, vignette: 'board-minutes', mark: '2' });
		const { attempts, isDue } = await readCalibration(ctx, programme);
		expect(isDue).toBe(false);
		expect(attempts.map(({ id, finishedAt, calibration }) => [id, finishedAt !== null, calibration.alike])).toEqual([[second, false, 1], [first, true, 9]]);
		expect((await readVignette(ctx, first, 'board-minutes')).outcome).toMatchObject({ own: '3', agreed: '2' });
		await expect(answerVignette(ctx, { attempt: first, vignette: 'board-minutes', mark: '2' })).rejects.toMatchObject({ code: 'diagnostics/vignette-answered' });
	});
	test('is seen and answered by its person alone, and no more once that person is no assessor', async () => {
		const attempt = await answerAll(assessor);
		for (const who of [base.lead, base.officer, base.assessor]) {
			const ctx = await kadam.contextFor(who);
			await expect(readAttempt(ctx, attempt)).rejects.toMatchObject({ status: 404 });
			await expect(readVignette(ctx, attempt, keys[0]!)).rejects.toMatchObject({ status: 404 });
			await expect(answerVignette(ctx, { attempt, vignette: keys[0]!, mark: '1' })).rejects.toMatchObject({ status: 404 });
		}
		await withdrawRole(await base.as('officer'), { programme, person: assessor, role: 'assessor' });
		const former = await kadam.contextFor(assessor);
		await expect(readAttempt(former, attempt)).rejects.toMatchObject({ status: 404 });
		await expect(answerVignette(former, { attempt, vignette: keys[0]!, mark: '1' })).rejects.toMatchObject(notPermitted);
	});
});

describe('an answer', () => {
	test('is given once: sent twice it is one, and another is refused, also by the database', async () => {
		const attempt = await beginCalibration(await kadam.contextFor(assessor), { programme });
		const commandId = newId<'command'>() as CommandId;
		const send = async () => answerVignette(await kadam.contextFor(assessor, { commandId }), { attempt, vignette: 'one-large-donor', mark: '3' });
		expect(await send()).toEqual({ isFinished: false });
		expect(await send()).toEqual({ isFinished: false });
		await expect(answerVignette(await kadam.contextFor(assessor), { attempt, vignette: 'one-large-donor', mark: '2' })).rejects.toMatchObject({ code: 'diagnostics/vignette-answered', status: 409 });
		expect(await read.select({ mark: calibrationAnswer.mark }).from(calibrationAnswer).where(eq(calibrationAnswer.attemptId, attempt))).toEqual([{ mark: '3' }]);
		await expect(kadam.database.pool.query("update diagnostics.calibration_answer set mark = '2'")).rejects.toThrow('append-only');
	});
	test('is to one of the cases of the set', async () => {
		const ctx = await kadam.contextFor(assessor);
		const attempt = await beginCalibration(ctx, { programme });
		await expect(answerVignette(ctx, { attempt, vignette: 'no-such-case', mark: '1' })).rejects.toMatchObject({ status: 404 });
		await expect(readVignette(ctx, attempt, 'no-such-case')).rejects.toMatchObject({ status: 404 });
	});
	test('stands in no entry of the journal; that it was given does', async () => {
		const attempt = await answerAll(assessor, { 'founder-alone': '4' });
		const entries = await read.select().from(entry).where(eq(entry.subjectId, attempt)).orderBy(entry.sequence);
		expect(entries.map(({ event }) => event)).toEqual(['diagnostics/calibration-begun', ...keys.slice(1).map(() => 'diagnostics/vignette-scored'), 'diagnostics/calibration-finished']);
		for (const { data } of entries.slice(1)) expect(Object.keys(data as object)).toEqual(['vignette']);
	});
});

test('before an answer nothing that was agreed on the case leaves the server, on any page; after it level and reason do', async () => {
	const attempt = await beginCalibration(await kadam.contextFor(assessor), { programme });
	for (const language of ['ky', 'ru', 'en'] as const) {
		const ctx = await kadam.contextFor(assessor, { language });
		const pages = [await readCalibration(ctx, programme), await readAttempt(ctx, attempt), await readCalibrationQuality(ctx, programme), ...(await Promise.all(keys.map((key) => readVignette(ctx, attempt, key))))];
		const shown = JSON.stringify(pages);
		for (const { reason } of set.vignettes) expect(shown).not.toContain(JSON.stringify(reason[language]).slice(1, -1));
		expect(shown).not.toContain('"agreed"');
	}
	const ctx = await kadam.contextFor(assessor);
	await answerVignette(ctx, { attempt, vignette: 'founder-alone', mark: '2' });
	const { outcome, next } = await readVignette(ctx, attempt, 'founder-alone');
	expect(outcome).toEqual({ own: '2', agreed: '1', reason: set.vignettes.find(({ key }) => key === 'founder-alone')!.reason.ky });
	expect(next).toBe(`/diagnostics/calibration/${attempt}/nobody-employed`);
	const rest = JSON.stringify(await Promise.all(keys.filter((key) => key !== 'founder-alone').map((key) => readVignette(ctx, attempt, key))));
	expect(rest).not.toContain('"agreed"');
	expect((await readAttempt(ctx, attempt)).vignettes.filter(({ outcome: known }) => known !== null).map(({ key }) => key)).toEqual(['founder-alone']);
});

describe('on the quality page', () => {
	test('an assessor stands alone with their own; who answers for the scoring sees everybody, and nobody a single answer', async () => {
		await answerAll(assessor, { 'founder-alone': '3', 'unused-mailbox': '2' });
		const own = (await readCalibrationQuality(await kadam.contextFor(assessor), programme))!;
		expect(own).toMatchObject({ isOwn: true, mayCalibrate: true, differing: null });
		expect(own.rows).toMatchObject([{ id: assessor, finishedOn: '2026-03-02', isDue: false, calibration: { alike: 8, drift: { n: 9, mean: 3 / 9 } } }]);
		for (const who of [base.officer, base.lead, await aStaffMember(kadam, programme, 'auditor')]) {
			const view = (await readCalibrationQuality(await kadam.contextFor(who), programme))!;
			expect(view.isOwn).toBe(false);
			expect(view.rows.find(({ id }) => id === assessor)).toEqual(own.rows[0]);
			expect(view.rows.find(({ id }) => id === base.assessor)).toMatchObject({ finishedOn: null, isDue: true, calibration: null });
			expect(JSON.stringify(view)).not.toContain('"mark"');
		}
		await expect(readCalibrationQuality(await base.as('head'), programme)).rejects.toMatchObject(notPermitted);
	});
	test('the latest finished attempt counts, not the best and not one that is under way', async () => {
		await answerAll(assessor);
		kadam.settableClock.set(new Date('2026-03-05T04:00:00Z'));
		await answerAll(assessor, { 'board-minutes': '4' });
		await beginCalibration(await kadam.contextFor(assessor), { programme });
		const { rows } = (await readCalibrationQuality(await kadam.contextFor(assessor), programme))!;
		expect(rows).toMatchObject([{ finishedOn: '2026-03-05', calibration: { answered: 10, alike: 9 } }]);
	});
	test('which cases are read otherwise is told to a lead who has scored them, and to who never does', async () => {
		await answerAll(assessor, { 'yearly-report': '4' });
		const of = async (who: PersonId) => (await readCalibrationQuality(await kadam.contextFor(who), programme))!.differing;
		const lead = await aStaffMember(kadam, programme, 'leadAssessor');
		expect(await of(lead)).toBeNull();
		await answerAll(lead);
		const told = (await of(lead))!;
		expect(told.find(({ key }) => key === 'yearly-report')).toMatchObject({ indicator: '10.2', differently: 1, milder: 1, stricter: 0 });
		expect(await of(base.officer)).toEqual(told);
		expect(JSON.stringify(told)).not.toContain('"agreed"');
	});
	test('a programme whose instrument has no cases has no such section, and nobody is to be calibrated', async () => {
		const bare = await aProgramme(kadam);
		const person = await aStaffMember(kadam, bare, 'leadAssessor');
		const ctx = await kadam.contextFor(person);
		expect(await readCalibrationQuality(ctx, bare)).toBeNull();
		expect((await readCalibration(ctx, bare)).cases).toBe(0);
		await expect(beginCalibration(ctx, { programme: bare })).rejects.toMatchObject({ status: 404 });
	});
});

test('whoever appoints assessors reads who is not calibrated, or not within twelve months; appointing goes on as before', async () => {
	const of = await another(kadam, base);
	const named = async () => (await readScheduling(await of.as('officer'), await requestedOnce())).uncalibrated;
	let id: string | undefined;
	const requestedOnce = async () => (id ??= await requested(of));
	const { name } = (await readCalibrationQuality(await of.as('officer'), programme))!.rows.find((row) => row.id === assessor)!;
	expect(await named()).toContain(name);
	await answerAll(assessor);
	expect(await named()).not.toContain(name);
	const [{ finishedAt }] = await read.select({ finishedAt: calibrationAttempt.finishedAt }).from(calibrationAttempt).where(inArray(calibrationAttempt.personId, [assessor])) as [{ finishedAt: Date }];
	kadam.settableClock.set(new Date(finishedAt.getTime() + 367 * 86_400_000));
	expect(await named()).toContain(name);
	expect((await readCalibration(await kadam.contextFor(assessor), programme)).isDue).toBe(true);
	kadam.settableClock.set(finishedAt);
	const other = await another(kadam, base);
	expect((await readSecond(await other.as('officer'), await scheduled(other))).uncalibrated.length).toBeGreaterThan(0);
});
