/**
 * The rooms of this process: who looks at which, and what they are told. A stream says only "state N"; what the state is,
 * each screen fetches by itself, with its own rights and in its own language.
 */
import type { RequestEvent } from '@sveltejs/kit';
import { enterRoom, type Looking, numberOfRoom } from '#programme/diagnostics/read-room.server.ts';
import { reading } from './door.server.ts';
import { theRuntime } from './runtime.server.ts';

const channel = 'diagnostics_room';
/** In milliseconds: so often the number is said again, so that a lost line is noticed and a missed call made good. */
const beat = 10_000;
/** Streams of one process: of one room, and of all. Whoever finds no place asks for the state by itself. */
const most = { room: 200, all: 2000 };

type Stream = ReadableStreamDefaultController<Uint8Array>;

const rooms = new Map<string, Set<Stream>>();
let streams = 0;
let stopListening: (() => void) | undefined;
let beating: ReturnType<typeof setInterval> | undefined;

/** A stream for a page's script; for whoever asks without one, the number alone. */
export async function answerWatcher(event: RequestEvent, looking: Looking): Promise<Response> {
	const { case: id, number } = await reading(event, (ctx) => enterRoom(ctx, looking));
	if (!event.request.headers.get('accept')?.includes('text/event-stream')) return new Response(String(number), { headers: { 'content-type': 'text/plain' } });
	if ((rooms.get(id)?.size ?? 0) >= most.room || streams >= most.all) return new Response(null, { status: 503, headers: { 'retry-after': '30' } });
	// Nothing on the way may collect the answer: not our own compression, not a proxy. The connection ends with it, so that a process that stops need not wait for it.
	return new Response(streamOf(id, number), { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no', connection: 'close' } });
}

function streamOf(id: string, number: number): ReadableStream<Uint8Array> {
	let own: Stream;
	return new ReadableStream<Uint8Array>({
		start(stream) {
			own = stream;
			join(id, stream);
			say(stream, `retry: 1000\n${message(number)}`);
		},
		cancel: () => leave(id, own)
	});
}

const encoder = new TextEncoder();
const message = (number: number, event = '') => `${event && `event: ${event}\n`}id: ${number}\ndata: ${number}\n\n`;

function say(stream: Stream, text: string): void {
	try {
		stream.enqueue(encoder.encode(text));
	} catch {
		// Gone already; `cancel` takes it off the list.
	}
}

function join(id: string, stream: Stream): void {
	rooms.set(id, (rooms.get(id) ?? new Set()).add(stream));
	streams++;
	beating ??= setInterval(() => { for (const room of rooms.keys()) void tell(room, 'beat'); }, beat).unref();
	stopListening ??= theRuntime().notices.listen(channel, {
		heard: (id) => { for (const room of id === null ? rooms.keys() : rooms.has(id) ? [id] : []) void tell(room); },
		ended: endAll
	});
}

function leave(id: string, stream: Stream): void {
	const room = rooms.get(id);
	if (!room?.delete(stream)) return;
	streams--;
	if (room.size === 0) rooms.delete(id);
	if (streams > 0) return;
	clearInterval(beating);
	stopListening?.();
	beating = stopListening = undefined;
}

/** One question to the database, however many look. */
async function tell(id: string, event?: string): Promise<void> {
	const number = await numberOfRoom(theRuntime().database.read, id).catch(() => undefined);
	if (number !== undefined) for (const stream of rooms.get(id) ?? []) say(stream, message(number, event));
}

/** The process stops: each screen comes back by itself, to whichever process is there then. */
function endAll(): void {
	for (const [id, room] of rooms) {
		for (const stream of room) {
			leave(id, stream);
			try { stream.close(); } catch { /* Gone already. */ }
		}
	}
}
