import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { nobody } from '#register/actor.ts';
import { organisation } from '#register/tables.server.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { issued, refusalOf, reporting, sent } from './cases/reporting.ts';
import { another, done } from '../../../tests/support/diagnostic-case.ts';
import { openShare } from './open-share.server.ts';
import { revokeShare } from './revoke-share.server.ts';
import { shareReport } from './share-report.server.ts';
import { passportFile, sharedOffer, sharedPaper, sharedView, verifyPassport } from './shared-page.server.ts';
import { sharesPage } from './shares-page.server.ts';
import { shareOpening } from './tables.server.ts';

const kadam = await testDatabase();
const of = await reporting(kadam);
const report = await issued(of);
const outside = () => kadam.contextFor(nobody);
const day = 86_400_000;
const input = { report, scope: 'levels' as const, language: 'ky' as const, recipient: 'Мерсико', days: 30 };

async function opened(scope: 'status' | 'levels' | 'report') {
	const { token, share } = await shareReport(await of.as('head'), { ...input, scope });
	return { token, share, opening: await openShare(await outside(), { token, name: 'Анна, Мерсико' }) };
}

test('only the head shows the report, and only what is issued', async () => {
	for (const who of ['member', 'officer', 'lead', 'assessor'] as const) expect(await refusalOf(shareReport(await of.as(who), input))).toBe('common/not-permitted');
	const own = await another(kadam, of);
	const early = await sent({ ...own, kadam, caseId: await done(own) });
	expect(await refusalOf(shareReport(await own.as('head'), { ...input, report: early }))).toBe('reporting/nothing-issued');
	expect(await refusalOf(shareReport(await own.as('head'), input)), 'another organisation’s report does not exist').toBe('common/not-found');
	for (const who of ['officer', 'lead'] as const) expect(await refusalOf(sharesPage(await of.as(who), report))).toBe('common/not-found');
});

test('each scope shows what it says and nothing more', async () => {
	const { statement: status } = { statement: await view('status') };
	expect(status).toMatchObject({ scope: 'status', recipient: 'Мерсико' });
	expect(JSON.stringify(status)).not.toMatch(/"levels"|"mean"|"report":/);
	expect((await view('levels')).levels?.parameters).toHaveLength(10);
	expect((await view('report')).report).toMatch(/^[0-9a-f]{64}$/);
	const levels = await opened('levels');
	expect(await refusalOf(sharedPaper(await outside(), levels.token, levels.opening))).toBe('common/not-found');
	const whole = await opened('report');
	expect((await sharedPaper(await outside(), whole.token, whole.opening)).bytes.length).toBeGreaterThan(20_000);
});

async function view(scope: 'status' | 'levels' | 'report') {
	const { token, opening } = await opened(scope);
	return sharedView(await outside(), token, opening);
}

test('who opened it is kept for the organisation and cannot be changed', async () => {
	const { share } = await opened('levels');
	const shown = (await sharesPage(await of.as('member'), report)).shares.find(({ id }) => id === share)!;
	expect(shown.openings).toMatchObject([{ name: 'Анна, Мерсико' }]);
	await expect(kadam.database.read.update(shareOpening).set({ name: 'x' }).where(eq(shareOpening.shareId, share))).rejects.toThrow('Failed query');
});

test('nothing is shown without saying who reads, with another’s opening, after a day, after the last day, or once revoked', async () => {
	const { token, share, opening } = await opened('levels');
	const other = await opened('status');
	expect(await refusalOf(sharedView(await outside(), token, other.opening))).toBe('common/not-found');
	expect(await refusalOf(sharedOffer(await outside(), 'x'.repeat(32)))).toBe('common/not-found');
	expect(await refusalOf(openShare(await outside(), { token: 'x'.repeat(32), name: 'Бирөө' }))).toBe('common/not-found');
	kadam.settableClock.advance(day);
	expect(await refusalOf(sharedView(await outside(), token, opening))).toBe('common/not-found');
	const again = await openShare(await outside(), { token, name: 'Анна' });
	expect(await refusalOf(revokeShare(await of.as('member'), { report, share }))).toBe('common/not-permitted');
	await revokeShare(await of.as('head'), { report, share });
	expect(await refusalOf(sharedView(await outside(), token, again))).toBe('common/not-found');
	expect((await sharedOffer(await outside(), token)).state).toBe('revoked');
	expect(await refusalOf(openShare(await outside(), { token, name: 'Анна' }))).toBe('reporting/share-over');
	kadam.settableClock.advance(30 * day);
	expect((await sharedOffer(await outside(), other.token)).state).toBe('expired');
});

test('a passport proves genuine, a changed letter does not, and a revoked one says so', async () => {
	const { token, share, opening } = await opened('levels');
	const { file } = await passportFile(await outside(), token, opening);
	const verdict = async (changed: object) => verifyPassport(await outside(), JSON.stringify({ ...file, ...changed }));
	expect(await verdict({})).toMatchObject({ kind: 'genuine', state: 'valid', statement: { recipient: 'Мерсико' } });
	expect(await verdict({ statement: file.statement.replace('Мерсико', 'Бирөө') })).toEqual({ kind: 'forged' });
	expect(await verdict({ signature: 'AAAA' })).toEqual({ kind: 'forged' });
	expect(await verdict({ statement: 7 })).toEqual({ kind: 'unreadable' });
	for (const text of ['', '{}', '[]', 'null', '<script>']) expect(await verifyPassport(await outside(), text)).toEqual({ kind: 'unreadable' });
	await revokeShare(await of.as('head'), { report, share });
	expect(await verdict({})).toMatchObject({ kind: 'genuine', state: 'revoked' });
});

test('a masked organisation goes out under its number, and its report not at all', async () => {
	await kadam.database.read.update(organisation).set({ masked: true }).where(eq(organisation.id, of.organisation));
	expect(await refusalOf(shareReport(await of.as('head'), { ...input, scope: 'report' }))).toBe('reporting/masked-shares-no-report');
	const { token } = await shareReport(await of.as('head'), input);
	const statement = await sharedView(await outside(), token, await openShare(await outside(), { token, name: 'Анна' }));
	expect(statement.organisation.name).toBe(statement.organisation.number);
	await kadam.database.read.update(organisation).set({ masked: false }).where(eq(organisation.id, of.organisation));
});
