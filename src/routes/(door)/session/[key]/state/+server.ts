import { json } from '@sveltejs/kit';
import { readRoom } from '#programme/diagnostics/read-room.server.ts';
import { reading } from '#wiring/door.server.ts';

/** What a screen of the room shows now; for whoever holds its key. */
export const GET = async (event) => json(await reading(event, (ctx) => readRoom(ctx, { key: event.params.key })));
