/** Clients that each send one save after another, as fast as they are answered. */
import { Agent, request } from 'node:http';
import type { Pool } from 'pg';
import type { Session } from './installation.ts';
import { formOf, scoresOf } from './scores.ts';

export interface Driven {
	/** Saves acknowledged in the time that was measured. */
	readonly saves: number;
	readonly seconds: number;
	/** In milliseconds, one a save. */
	readonly times: readonly number[];
}

/** Calls `save` from `count` clients at once for some seconds, after a time that is not counted. */
export async function drive(count: number, seconds: number, warmUp: number, save: (client: number) => Promise<void>): Promise<Driven> {
	const times: number[] = [];
	const began = performance.now() + warmUp * 1000;
	const until = began + seconds * 1000;
	await Promise.all(Array.from({ length: count }, async (_, client) => {
		for (let before = performance.now(); before < until; before = performance.now()) {
			await save(client);
			const after = performance.now();
			if (before >= began && after <= until) times.push(after - before);
		}
	}));
	return { saves: times.length, seconds, times };
}

/** Over HTTP to one or several web processes; a client stays with one. `rounds`: how often each client has saved already. */
export function overHttp(addresses: readonly string[], sessions: readonly Session[], rounds = sessions.map(() => 0)): { save(client: number): Promise<void>; close(): void; readonly rounds: number[] } {
	const agent = new Agent({ keepAlive: true, maxSockets: sessions.length });
	return {
		rounds,
		async save(client) {
			const { case: id, cookie } = sessions[client]!;
			const address = addresses[client % addresses.length]!;
			const round = rounds[client]!++;
			const { status, text } = await post(agent, `${address}/diagnostics/${id}/agree?/scores`, formOf(round), { cookie, origin: address });
			if (status !== 200 || !areAllSaved(text, round + 1)) throw new Error(`${status} ${text.slice(0, 400)}`);
		},
		close: () => agent.destroy()
	};
}

/** The answer names sixty scores, all at this version, and no conflict. */
function areAllSaved(text: string, version: number): boolean {
	const parts = JSON.parse((JSON.parse(text) as { data?: string }).data ?? '[]') as (Record<string, number> | unknown[] | number)[];
	const { versions, conflicts } = parts[2] as { versions: number; conflicts: number };
	const places = Object.values(parts[versions] as Record<string, number>);
	return places.length === 60 && places.every((place) => parts[place] === version) && (parts[conflicts] as unknown[]).length === 0;
}

function post(agent: Agent, url: string, body: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
	return new Promise((resolve, reject) => {
		const sent = request(url, { agent, method: 'POST', headers: { accept: 'application/json', 'x-sveltekit-action': 'true', 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), ...headers } }, (answer) => {
			let text = '';
			answer.setEncoding('utf8').on('data', (part: string) => { text += part; }).on('end', () => resolve({ status: answer.statusCode!, text })).on('error', reject);
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

/** The same content as one row of JSON in a transaction of its own, and nothing else. */
export function bare(pool: Pool, clients: number): { save(client: number): Promise<void> } {
	const rounds = Array.from({ length: clients }, () => 0);
	return {
		async save(client) {
			const connection = await pool.connect();
			await connection.query('begin');
			await connection.query('insert into bench_bare (content) values ($1)', [JSON.stringify(scoresOf(rounds[client]!++))]);
			await connection.query('commit');
			connection.release();
		}
	};
}
