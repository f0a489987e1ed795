import { findLink } from '#programme/diagnostics/read-answering.server.ts';
import { typedCode } from '#programme/diagnostics/respondent-input.ts';
import { guardedLink } from '#wiring/answering.server.ts';
import { acting } from '#wiring/door.server.ts';

export const actions = {
	default: (event) => acting(event, typedCode, (ctx, { code }) => guardedLink(event, code, () => findLink(ctx, code)), { then: (token) => `/answer/${token}` })
};
