import { findAnswering } from '#programme/diagnostics/read-self-rating.server.ts';
import { typedCode } from '#programme/diagnostics/respondent-input.ts';
import { guardedLink } from '#wiring/answering.server.ts';
import { acting } from '#wiring/door.server.ts';

export const actions = {
	default: (event) => acting(event, typedCode, (ctx, { code }) => guardedLink(event, code, () => findAnswering(ctx, code)), { then: (address) => address })
};
