import { found } from '#kernel/problem.ts';
import { beginCalibration } from '#programme/diagnostics/begin-calibration.server.ts';
import { beginCalibration as input } from '#programme/diagnostics/calibration-input.ts';
import { readCalibration } from '#programme/diagnostics/read-calibration.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { view: await reading(event, (ctx) => readCalibration(ctx, found(event.locals.programme))), language: event.locals.language };
}

export const actions = {
	begin: (event) => acting(event, input, beginCalibration, { fixed: { programme: event.locals.programme }, then: (attempt) => `/diagnostics/calibration/${attempt}` })
};
