import { found } from '#kernel/problem.ts';
import { readCalibrationQuality } from '#programme/diagnostics/read-calibration-quality.server.ts';
import { readQuality } from '#programme/diagnostics/read-quality.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		const programme = found(event.locals.programme);
		return { page: await readQuality(ctx, programme), calibration: await readCalibrationQuality(ctx, programme), language: event.locals.language };
	});
}
