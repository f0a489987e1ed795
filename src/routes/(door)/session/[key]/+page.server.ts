import { readRoomPage } from '#programme/diagnostics/read-room.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { page: await reading(event, (ctx) => readRoomPage(ctx, { key: event.params.key }, event.url.origin)) };
}
