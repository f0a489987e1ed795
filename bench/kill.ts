/**
 * Two hundred times the web process, the database or both are killed while eight people write, on the embedded PostgreSQL and,
 * where there is one, on PostgreSQL 15; afterwards everything that was acknowledged must be there, once and whole. KILLS and
 * SEED make it shorter or another one.
 */
import { ensureBuilt } from '../src/cli/build.ts';
import { postgres15Programs, type ServerKind } from '../tests/support/postgres.ts';
import { atMost, median, type Measured, type Ratio, rounded } from './measured.ts';

const wanted = Number(process.env['KILLS'] ?? 200);
const seed = Number(process.env['SEED'] ?? 1);

export async function measure(): Promise<Measured> {
	await ensureBuilt();
	const { killAgainAndAgain } = await import('../tests/faults/support/kill.ts');
	const figures: Record<string, number> = {};
	const ratios: Record<string, Ratio> = {};
	const notes: string[] = [];
	const kinds: ServerKind[] = postgres15Programs() ? ['embedded', 'postgres15'] : ['embedded'];
	for (const [place, kind] of kinds.entries()) {
		const { kills, acknowledged, retries, recoveries, faults } = await killAgainAndAgain(kind, wanted, { seed, port: 4230 + place });
		Object.assign(figures, {
			[`${kind}: kills`]: kills, [`${kind}: saves acknowledged`]: acknowledged, [`${kind}: saves sent again`]: retries,
			[`${kind}: until all is well again, median ms`]: rounded(median(recoveries)), [`${kind}: the longest, ms`]: rounded(Math.max(...recoveries))
		});
		ratios[`${kind}: lost, doubled or half done`] = atMost(faults.length, 0);
		notes.push(...faults.slice(0, 20).map((fault) => `${kind}: ${fault}`));
	}
	return { figures, ratios, notes };
}
