/** The assessors score the sample cases: the lead nearly as agreed, twice; the other more mildly, and of late again as far as the third. */
import { addDays } from '#kernel/local-date.ts';
import type { PersonId } from '#kernel/id.ts';
import { answerVignette } from '#programme/diagnostics/answer-vignette.server.ts';
import { beginCalibration } from '#programme/diagnostics/begin-calibration.server.ts';
import type { VignetteMark } from '#programme/diagnostics/calibration.ts';
import { shippedCalibrations } from '#wiring/reference.server.ts';
import type { Stage } from './stage.ts';

type Otherwise = Readonly<Record<string, VignetteMark>>;

const milder: Otherwise = { 'founder-alone': '2', 'unused-mailbox': '2', 'one-large-donor': '3', 'ramps-promised': '4', 'nobody-employed': '1' };

export async function walkCalibration(stage: Stage): Promise<void> {
	const { lead, assessor } = stage.people;
	await score(stage, lead, 430, { 'one-large-donor': '3', 'complaints-answered': '3' });
	await score(stage, assessor, 200, milder);
	await score(stage, lead, 60, { 'one-large-donor': '3' });
	await score(stage, assessor, 3, {}, 3);
}

async function score(stage: Stage, who: PersonId, daysAgo: number, otherwise: Otherwise, upTo?: number): Promise<void> {
	stage.at(addDays(stage.runtime.clock.today(), -daysAgo), 14);
	const ctx = await stage.as(who);
	const attempt = await beginCalibration(ctx, { programme: stage.programme });
	for (const { key, agreed } of shippedCalibrations()[0]!.vignettes.slice(0, upTo)) await answerVignette(ctx, { attempt, vignette: key, mark: otherwise[key] ?? agreed });
}
