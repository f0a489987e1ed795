/**
 * What the database calls out to every process (`pg_notify`), on one connection a process that is opened when the first one
 * listens and again when it is lost. A call can be missed while there is none: whoever listens is then told to look.
 */
import pg from 'pg';
import type { Log } from './log.server.ts';

export interface Listener {
	/** What was said with the call; `null` where something may have been missed. */
	heard(said: string | null): void;
	/** The process stops: nothing will be heard any more. */
	ended(): void;
}

export interface Notices {
	/** Answers how to stop listening. */
	listen(channel: string, listener: Listener): () => void;
	close(): Promise<void>;
}

/** In milliseconds, before a lost connection is opened again. */
const pause = 1000;

export function openNotices({ options }: pg.Pool, log: Log): Notices {
	const channels = new Map<string, Set<Listener>>();
	let client: pg.Client | undefined;
	let isClosed = false;
	const everybody = () => [...channels.values()].flatMap((listeners) => [...listeners]);

	async function connect(): Promise<void> {
		const { connectionString, host, port, user, password, database, ssl } = options;
		const fresh = new pg.Client({ connectionString, host, port, user, password, database, ssl, keepAlive: true, application_name: options.application_name });
		client = fresh;
		fresh.on('error', () => undefined);
		fresh.once('end', again);
		fresh.on('notification', ({ channel, payload }) => channels.get(channel)?.forEach((listener) => listener.heard(payload ?? '')));
		try {
			await fresh.connect();
			for (const channel of channels.keys()) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
			for (const listener of everybody()) listener.heard(null);
		} catch (error) {
			log.warn({ code: (error as { code?: string }).code }, 'notices');
			await fresh.end().catch(() => undefined);
			if (client === fresh) again();
		}
	}

	function again(): void {
		if (client === undefined) return;
		client = undefined;
		if (!isClosed) setTimeout(() => { if (!isClosed && !client) void connect(); }, pause).unref();
	}

	return {
		listen(channel, listener) {
			if (isClosed) {
				listener.ended();
				return () => undefined;
			}
			const known = channels.get(channel);
			if (!known) channels.set(channel, new Set([listener]));
			else known.add(listener);
			if (!client) void connect();
			else if (!known) void client.query(`listen ${pg.escapeIdentifier(channel)}`).catch(() => undefined);
			return () => channels.get(channel)?.delete(listener);
		},
		async close() {
			isClosed = true;
			for (const listener of everybody()) listener.ended();
			channels.clear();
			await client?.end().catch(() => undefined);
		}
	};
}
