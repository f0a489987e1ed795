/** What programmes decided about how long things are kept. */
import { eq, inArray } from 'drizzle-orm';
import type { ProgrammeId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import type { RetentionRule } from './retention.ts';
import { person, programme, retentionChoice } from './tables.server.ts';

/** Of the programmes given, or of all. */
export async function retentionChoices(read: Reader, programmes?: readonly ProgrammeId[]) {
	return read.select({
		programme: retentionChoice.programmeId, programmeName: programme.name, rule: retentionChoice.rule, days: retentionChoice.afterDays,
		reason: retentionChoice.reason, decidedBy: person.name, decidedAt: retentionChoice.decidedAt
	}).from(retentionChoice).innerJoin(programme, eq(programme.id, retentionChoice.programmeId)).leftJoin(person, eq(person.id, retentionChoice.decidedBy))
		.where(programmes && inArray(retentionChoice.programmeId, [...programmes])).orderBy(retentionChoice.rule, programme.startsOn, programme.id);
}

/** The same rules with the days that hold for somebody who belongs to these programmes: the longest of them. */
export async function rulesFor(read: Reader, rules: readonly RetentionRule[], programmes: readonly ProgrammeId[]): Promise<RetentionRule[]> {
	const chosen = await retentionChoices(read, programmes);
	return rules.map((rule) => {
		const days = programmes.map((one) => chosen.find((choice) => choice.programme === one && choice.rule === rule.key)?.days ?? rule.afterDays);
		return days.length > 0 ? { ...rule, afterDays: Math.max(...days) } : rule;
	});
}
