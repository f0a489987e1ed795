import { expect, test } from 'vitest';
import { instrument as content } from '../../../tests/support/arbitrary-scores.ts';
import { aPerson } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { fingerprintOf } from '#platform/kept-content.server.ts';
import { publishInstrument } from './publish-instrument.server.ts';
import { instrumentOf } from './read.server.ts';

const kadam = await testDatabase();
const { read, pool } = { read: kadam.database.read, pool: kadam.database.pool };

test('a published version never changes: publishing it again does nothing', async () => {
	await publishInstrument(kadam.system, content);
	await publishInstrument(kadam.system, { ...content, parameters: [] });
	expect(await instrumentOf(read, { instrument: { key: content.key, version: content.version, fingerprint: fingerprintOf(content) } })).toEqual(content);
	await expect(pool.query("update diagnostics.instrument set content = '{}'")).rejects.toThrow('append-only');
});

test('only Kadam itself and administrators publish; a version that never was is not found', async () => {
	await expect(publishInstrument(await kadam.contextFor(await aPerson(kadam)), { ...content, version: 2 })).rejects.toMatchObject({ code: 'common/not-permitted' });
	await expect(instrumentOf(read, { instrument: { key: content.key, version: 2, fingerprint: 'none' } })).rejects.toMatchObject({ code: 'common/not-found' });
});
