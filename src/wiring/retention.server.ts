/** The rules of retention as they ship, and the job that carries them out every night. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceFolder } from '#platform/root.server.ts';
import { respondentRetention } from '#programme/diagnostics/respondent-retention.server.ts';
import type { Retention } from '#register/retention.ts';
import type { StageRetentionActs } from '#register/retention-acts.server.ts';
import { runRetention } from '#register/run-retention.server.ts';
import { type Surroundings, systemContext } from './context.server.ts';

/** What the stages do about what they keep. */
export const stageRetention: StageRetentionActs = { respondents: respondentRetention };

let read: Retention | undefined;

export function theRetention(): Retention {
	return (read ??= JSON.parse(readFileSync(join(referenceFolder, 'retention.json'), 'utf8')) as Retention);
}

/** 03:00 in Bishkek, when nobody waits for an answer. */
export const everyNight = '0 21 * * *';

export async function keepByRules(surroundings: Surroundings): Promise<void> {
	await runRetention(systemContext(surroundings), theRetention(), stageRetention);
}
