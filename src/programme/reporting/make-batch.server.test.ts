import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, done } from '../../../tests/support/diagnostic-case.ts';
import { batchArchive } from './batch-archive.server.ts';
import { batchPage } from './batch-page.server.ts';
import { issued, refusalOf, reporting } from './cases/reporting.ts';
import { finishBatch, makeBatch } from './make-batch.server.ts';
import { orderBatch } from './order-batch.server.ts';

const kadam = await testDatabase();
const of = await reporting(kadam);
const order = { programme: of.programme as string, languages: ['ky', 'ru', 'en'] as ('ky' | 'ru' | 'en')[], kinds: ['report', 'word'] as ('report' | 'word')[] };

test('officers alone order, and nothing can be ordered while nothing is issued', async () => {
	for (const who of ['lead', 'assessor', 'head'] as const) expect(await refusalOf(orderBatch(await of.as(who), order))).toBe('common/not-permitted');
	expect(await refusalOf(orderBatch(await of.as('officer'), order))).toBe('reporting/nothing-issued');
});

test('a batch that was interrupted goes on where it stopped; the archive holds every paper, and only officers get it', async () => {
	await issued(of);
	const own = await another(kadam, of);
	await issued({ ...own, kadam, caseId: await done(own) });
	const batch = await orderBatch(await of.as('officer'), order);
	let papers = 5;
	expect(await makeBatch(kadam.system, batch, () => papers-- > 0)).toBe(5);
	expect((await batchPage(await of.as('officer'), of.programme)).batches).toMatchObject([{ done: 5, total: 12, isReady: false }]);
	expect(await refusalOf(batchArchive(await of.as('officer'), batch))).toBe('reporting/batch-unfinished');
	await finishBatch(kadam.system, batch);
	expect((await batchPage(await of.as('officer'), of.programme)).isWorking, 'nothing is finished while papers are missing').toBe(true);
	const shares = await Promise.all([makeBatch(kadam.system, batch), makeBatch(kadam.system, batch)]);
	expect(shares.reduce((sum, made) => sum + made, 0), 'two at once share the work').toBe(7);
	expect(await makeBatch(kadam.system, batch)).toBe(0);
	const { name, stream } = await batchArchive(await of.as('officer'), batch);
	expect(name).toMatch(/^reports-\d{4}-\d\d-\d\d\.zip$/);
	const files = unzipSync(new Uint8Array(await new Response(stream).arrayBuffer()));
	expect(Object.keys(files)).toHaveLength(12);
	for (const [path, bytes] of Object.entries(files)) {
		expect(path).toMatch(/^(CSO-\d{4}-\d+)\/\1-report-(ky|ru|en)\.(pdf|docx)$/);
		expect(Buffer.from(bytes.slice(0, 2)).toString()).toBe(path.endsWith('pdf') ? '%P' : 'PK');
	}
	for (const who of ['lead', 'head'] as const) expect(await refusalOf(batchArchive(await of.as(who), batch))).toBe('common/not-found');
}, 60_000);
