/** Six windows of two assessors on the scores of one session. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, type Diagnosing, diagnosing, inSession } from '../../../tests/support/diagnostic-case.ts';
import { codes } from '../../../tests/support/arbitrary-scores.ts';
import { anyInterleaving, type Outcome, play, type Sheet, type Version } from '../../../tests/support/editing-together.ts';
import type { PersonId } from '#kernel/id.ts';
import type { Level } from './instrument.ts';
import { saveScores } from './save-scores.server.ts';
import { savedScores } from './store-scores.server.ts';
import { score } from './tables.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
const base = await diagnosing(kadam);

/** The comment says who wrote; the level follows from it, so that a mark without its comment would show. */
const levelOf = (value: string) => ((value.charCodeAt(value.length - 1) % 4) + 1) as Level;
const written = (row: Pick<typeof score.$inferSelect, 'level' | 'comment' | 'version' | 'authorId' | 'at'>): Version => {
	expect(row.level, 'a score is saved whole').toBe(levelOf(row.comment));
	return { version: row.version, value: row.comment, author: row.authorId, at: row.at.toISOString() };
};

function sheetOf(of: Diagnosing, id: string): Sheet {
	const people = [of.lead, of.assessor];
	return {
		items: codes.slice(0, 5), people,
		tick: () => kadam.settableClock.advance(1000),
		async save(window, command, offers) {
			const scores = [...offers].map(([indicator, { value, basedOn }]) => ({ indicator, mark: { kind: 'level' as const, level: levelOf(value) }, comment: value, basedOn }));
			const saved = await saveScores(await of.as(people[window % 2]!, command), { case: id, scores });
			return new Map([
				...Object.entries(saved.versions).map(([item, version]): [string, Outcome] => [item, { kind: 'saved', version }]),
				...saved.conflicts.map(({ offered, standing }): [string, Outcome] => [offered.indicator, { kind: 'conflict', version: standing.version, value: standing.comment, author: standing.author as PersonId, at: standing.at }])
			]);
		},
		standing: async () => new Map((await read.select().from(score).where(eq(score.caseId, id))).map((row) => [row.indicator, written(row)])),
		async history() {
			const scores = await savedScores(read, id);
			return new Map([...Map.groupBy(scores, (one) => one.indicator)].map(([item, all]) => [item, all.map(written)]));
		}
	};
}

test('however the saves of many windows interleave, no score is overwritten by somebody who had not seen it, and everybody is told the truth', { timeout: 120_000 }, async () => {
	await fc.assert(fc.asyncProperty(anyInterleaving(6), async (interleaving) => {
		const of = await another(kadam, base);
		expect(await play(sheetOf(of, await inSession(of)), interleaving)).toEqual([]);
	}), { numRuns: 25 });
});
