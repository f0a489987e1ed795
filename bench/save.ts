/**
 * How many times a second sixty scores and twenty comments are saved in one request through the built server, with session,
 * permission, per-score merge, history and journal entry; beside a bare JSON insert of the same content in one transaction on
 * the same database in the same run. On the embedded PostgreSQL and, where there is one, on PostgreSQL 15.
 */
import { ensureBuilt } from '../src/cli/build.ts';
import { postgres15Programs, type ServerKind } from '../tests/support/postgres.ts';
import { atLeast, atMost, type Measured, type Ratio, rounded } from './measured.ts';

export async function measure(): Promise<Measured> {
	await ensureBuilt();
	const { measureServer } = await import('./save/measure-server.ts');
	const figures: Record<string, number> = {};
	const ratios: Record<string, Ratio> = {};
	const kinds: ServerKind[] = postgres15Programs() ? ['embedded', 'postgres15'] : ['embedded'];
	for (const [place, kind] of kinds.entries()) {
		const { turns, two, lost, unknown } = await measureServer(kind, 4210 + place * 10);
		for (const { clients, ours, bare, processor, memory } of turns) {
			const name = `${kind}, ${clients} clients`;
			figures[`${name}: saves a second`] = rate(ours);
			figures[`${name}: bare inserts a second`] = rate(bare);
			figures[`${name}: p50 ms`] = quantile(ours.times, 0.5);
			figures[`${name}: p99 ms`] = quantile(ours.times, 0.99);
			figures[`${name}: bare p99 ms`] = quantile(bare.times, 0.99);
			figures[`${name}: processor ms a save, web`] = rounded(processor.web);
			figures[`${name}: processor ms a save, database`] = rounded(processor.database);
			figures[`${name}: RSS MB of the web process`] = rounded(memory / 1e6);
		}
		const last = turns.at(-1)!;
		figures[`${kind}, ${last.clients} clients at two web processes: saves a second`] = rate(two);
		figures[`${kind}, ${last.clients} clients at two web processes: p99 ms`] = quantile(two.times, 0.99);
		ratios[`${kind}: saves / bare inserts at ${last.clients} clients`] = atLeast(rate(last.ours) / rate(last.bare), 0.25);
		ratios[`${kind}: memory at ${last.clients} clients / at 8`] = atMost(last.memory / turns.at(-2)!.memory, 1.25);
		ratios[`${kind}: acknowledged and lost`] = atMost(lost, 0);
		ratios[`${kind}: kept and not acknowledged`] = atMost(unknown, 0);
	}
	return { figures, ratios, notes: ['Clients, web process and database share the machine. Every save changes all sixty scores. BENCH_SECONDS sets how long each turn lasts.'] };
}

function rate({ saves, seconds }: { readonly saves: number; readonly seconds: number }): number {
	return rounded(saves / seconds);
}

function quantile(times: readonly number[], share: number): number {
	return rounded(times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN);
}
