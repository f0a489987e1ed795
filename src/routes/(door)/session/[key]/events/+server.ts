import { answerWatcher } from '#wiring/room-events.server.ts';

/** Says which state the room has come to, as often as it changes; for whoever holds its key. */
export const GET = (event) => answerWatcher(event, { key: event.params.key });
