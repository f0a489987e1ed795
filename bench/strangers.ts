/**
 * Can a stranger tell by the clock who has an account? Wrong passwords, links, resets and sign-ups for addresses that are
 * known and for addresses that are not, in turns, each from another network address; compared by rank (Mann and Whitney 1947).
 */
import { startKadam } from '../tests/support/kadam-process.ts';
import { atMost, median, rounded, type Measured } from './measured.ts';

const known = ['officer', 'lead', 'assessor', 'trainer', 'auditor'];
/** For each address; more guesses than twenty are not taken. */
const guesses = 18;
const asks = [['password', '/sign-in?/password'], ['link', '/sign-in?/link'], ['reset', '/sign-in?/reset'], ['sign-up', '/sign-up']] as const;

export async function measure(): Promise<Measured> {
	const kadam = await startKadam({ demonstration: true, environment: { PROXIES: '1' } });
	const figures: Record<string, number> = {};
	const ratios: Record<string, Measured['ratios'][string]> = {};
	try {
		let client = 0;
		const timed = async (path: string, email: string) => {
			client++;
			const headers = { origin: kadam.address, accept: 'text/html', 'x-forwarded-for': `198.51.${client >> 8}.${client & 255}` };
			const start = performance.now();
			const answer = await fetch(`${kadam.address}${path}`, { method: 'POST', headers, redirect: 'manual', body: new URLSearchParams({ email, name: 'Ким', password: 'кургак булак' }) });
			await answer.text();
			return { status: answer.status, milliseconds: performance.now() - start };
		};
		for (const [name, path] of asks) {
			const times: [number[], number[]] = [[], []];
			const statuses = new Set<number>();
			for (let round = -1; round < guesses; round++) {
				for (const person of known) {
					for (const side of round % 2 ? [0, 1] : [1, 0]) {
						const { status, milliseconds } = await timed(path, side === 0 ? `${person}@kadam.example` : `${person}.nobody@kadam.example`);
						statuses.add(status);
						if (round >= 0) times[side]!.push(milliseconds);
					}
				}
			}
			figures[`${name}, known, median ms`] = rounded(median(times[0]));
			figures[`${name}, unknown, median ms`] = rounded(median(times[1]));
			figures[`${name}, status`] = statuses.size === 1 ? [...statuses][0]! : Number.NaN;
			/** 2.58 standard errors: one chance in a hundred where nothing differs. */
			ratios[`${name}, ranks apart, standard errors`] = atMost(Math.abs(ranksApart(...times)), 2.58);
		}
	} finally {
		await kadam.stop();
	}
	return { figures, ratios, notes: [`${known.length * guesses} pairs of each kind, in turns.`] };
}

/** How far the sum of the first sample's ranks lies from what chance would give, in standard errors. */
function ranksApart(one: readonly number[], other: readonly number[]): number {
	const before = one.reduce((sum, time) => sum + other.filter((compared) => compared < time).length, 0);
	const [n, m] = [one.length, other.length];
	return (before - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}
