import { answerWatcher } from '#wiring/room-events.server.ts';

/** Says which state the room has come to, as often as it changes. */
export const GET = (event) => answerWatcher(event, { case: event.params.case });
