import { verifyPassport as schema } from '#programme/reporting/input.ts';
import { verifyPassport } from '#programme/reporting/shared-page.server.ts';
import { acting } from '#wiring/door.server.ts';

export const actions = {
	default: (event) => acting(event, schema, (ctx, { passport }) => verifyPassport(ctx, passport))
};
