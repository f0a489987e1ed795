/** The process: embedded database, jobs, web, graceful stop. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import compression from 'compression';
import type { Clock } from '#kernel/clock.ts';
import { clientAddress } from '#platform/client-address.ts';
import type { Config } from '#platform/config.server.ts';
import { workOffBatch } from '#wiring/batches.server.ts';
import { publishReference } from '#wiring/reference.server.ts';
import { assessEverybody } from '#wiring/eligibility.server.ts';
import { react } from '#wiring/reactions.server.ts';
import { everyMorning, remindEverybody } from '#wiring/reminders.server.ts';
import { everyNight, keepByRules } from '#wiring/retention.server.ts';
import { type Runtime, startRuntime } from '#wiring/runtime.server.ts';
import { type Letter, writeLetter } from '#wiring/sign-in-letters.server.ts';
import { sealEntries } from '#journal/seal.server.ts';
import { sendWaiting } from '#platform/mail.server.ts';

/** Largest request, in bytes: several photos from a phone in one form. */
const bodyLimit = 48 * 1024 * 1024;

export interface Running {
	readonly runtime: Runtime;
	stop(): Promise<void>;
}

export async function serve(config: Config, { clock, prepare }: { clock?: Clock; prepare?: (runtime: Runtime) => Promise<void> } = {}): Promise<Running> {
	const runtime = await startRuntime(config, clock);
	try {
		await publishReference(runtime);
		await prepare?.(runtime);
		await work(runtime);
		const server = await listen(config);
		let stopping: Promise<void> | undefined;
		return { runtime, stop: () => (stopping ??= stop(server, runtime)) };
	} catch (error) {
		await runtime.stop();
		throw error;
	}
}

function work(runtime: Runtime): Promise<void> {
	const { config, database, clock, jobs } = runtime;
	return jobs.work({
		reaction: (data) => react(runtime, (data as { entry: string }).entry),
		batch: (data) => workOffBatch(runtime, (data as { batch: string }).batch),
		mail: () => sendWaiting(config, database, clock),
		letter: (data) => writeLetter(runtime, data as Letter),
		seal: async () => void (await sealEntries(database, clock)),
		retention: () => keepByRules(runtime),
		eligibility: () => assessEverybody(runtime),
		reminder: () => remindEverybody(runtime)
	}, { mail: '*/5 * * * *', seal: '* * * * *', retention: everyNight, eligibility: everyNight, reminder: everyMorning });
}

/** In bytes: what fits one packet anyway is not made smaller. */
const onePacket = 1400;

/** SvelteKit learns its origin from these headers alone; whatever a client sends in them is overwritten. */
async function listen(config: Config): Promise<Server> {
	Object.assign(process.env, { PROTOCOL_HEADER: 'x-kadam-protocol', HOST_HEADER: 'x-kadam-host', ADDRESS_HEADER: 'x-kadam-client', BODY_SIZE_LIMIT: String(bodyLimit) });
	const address = new URL(config.publicUrl);
	const built = new URL('../build/handler.js', import.meta.url).href;
	const { handler } = (await import(built)) as { handler: (request: IncomingMessage, response: ServerResponse) => void };
	const compress = compression({ threshold: onePacket }) as unknown as (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
	const server = createServer((request, response) => {
		request.headers['x-kadam-protocol'] = address.protocol.slice(0, -1);
		request.headers['x-kadam-host'] = hostShown(config, address, request);
		request.headers['x-kadam-client'] = clientAddress(request.socket.remoteAddress ?? '', String(request.headers['x-forwarded-for'] ?? ''), config.proxies);
		// Also of what the adapter answers by itself: scripts, fonts and pictures.
		response.setHeader('x-content-type-options', 'nosniff');
		compress(request, response, () => handler(request, response));
	});
	await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, config.host, resolve));
	return server;
}

/** On a developer's own machine `localhost` and `127.0.0.1` are the same place; elsewhere only the public address is. */
function hostShown(config: Config, address: URL, request: IncomingMessage): string {
	const asked = request.headers.host ?? '';
	const local = [`localhost:${config.port}`, `127.0.0.1:${config.port}`];
	return local.includes(address.host) && local.includes(asked) ? asked : address.host;
}

async function stop(server: Server, runtime: Runtime): Promise<void> {
	// Pages that wait for news keep their connections open; told that there will be none, they come back to whoever is next.
	await runtime.notices.close();
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeIdleConnections();
	const patience = setTimeout(() => server.closeAllConnections(), 5000);
	await closed;
	clearTimeout(patience);
	await runtime.stop();
}
