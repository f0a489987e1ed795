import { findRoom } from '#programme/diagnostics/read-room.server.ts';
import { typedCode } from '#programme/diagnostics/respondent-input.ts';
import { guardedRoom } from '#wiring/answering.server.ts';
import { acting } from '#wiring/door.server.ts';

export const actions = {
	default: (event) => acting(event, typedCode, (ctx, { code }) => guardedRoom(event, code, () => findRoom(ctx, code)), { then: (key) => `/session/${key}` })
};
