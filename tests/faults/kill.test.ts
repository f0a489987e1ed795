/** A short run of what `npm run bench -- kill` does two hundred times. */
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../src/cli/build.ts';
import { postgres15Programs } from '../support/postgres.ts';
import { killAgainAndAgain } from './support/kill.ts';

beforeAll(ensureBuilt, 300_000);

test('the web process, the database and both are killed while eight people write: all that was acknowledged is there, once and whole', { timeout: 400_000 }, async () => {
	const { kills, acknowledged, faults } = await killAgainAndAgain('embedded', 6);
	expect(faults).toEqual([]);
	expect([kills, acknowledged > 0]).toEqual([6, true]);
});

test.skipIf(!postgres15Programs())('the same on a PostgreSQL 15 that its owner starts again', { timeout: 400_000 }, async () => {
	const { kills, acknowledged, faults } = await killAgainAndAgain('postgres15', 3, { seed: 2 });
	expect(faults).toEqual([]);
	expect([kills, acknowledged > 0]).toEqual([3, true]);
});
