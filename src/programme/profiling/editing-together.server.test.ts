/** Six windows of the head and a member on one questionnaire. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { anyInterleaving, type Outcome, play, type Sheet, type Version } from '../../../tests/support/editing-together.ts';
import { formOf, type Profiling, profiling } from '../../../tests/support/profiles.ts';
import { answer, answerVersion } from '#questionnaires/tables.server.ts';
import { saveProfile } from './save-profile.server.ts';
import { profile } from './tables.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;

const written = (row: { version: number; value: unknown; authorId: Version['author']; at: Date }): Version => ({ version: row.version, value: row.value as string, author: row.authorId, at: row.at.toISOString() });

function sheetOf(of: Profiling, response: string): Sheet {
	const who = ['head', 'member'] as const;
	return {
		items: ['acronym', 'formerNames', 'district', 'settlement'],
		people: who.map((one) => of.people[one]),
		tick: () => kadam.settableClock.advance(1000),
		async save(window, command, offers) {
			const answers = Object.fromEntries([...offers].map(([item, { value }]) => [item, value]));
			const bases = Object.fromEntries([...offers].map(([item, { basedOn }]) => [item, basedOn]));
			const { saved, conflicts } = await saveProfile(await of.as(who[window % 2]!, command), { profile: of.profile, form: formOf(answers, bases) });
			const told = new Map<string, Outcome>([...offers.keys()].map((item) => [item, { kind: 'unchanged' }]));
			for (const [item, version] of Object.entries(saved)) told.set(item, { kind: 'saved', version });
			for (const { question, stored: { value, version, author, at } } of conflicts) told.set(question, { kind: 'conflict', version, value: value as string, author, at });
			return told;
		},
		standing: async () => new Map((await read.select().from(answer).where(eq(answer.responseId, response))).map((row) => [row.question, written(row)])),
		async history() {
			const rows = await read.select().from(answerVersion).where(eq(answerVersion.responseId, response)).orderBy(answerVersion.version);
			return new Map([...Map.groupBy(rows, (row) => row.question)].map(([item, all]) => [item, all.map(written)]));
		}
	};
}

test('however the saves of many windows interleave, no answer is overwritten by somebody who had not seen it, and everybody is told the truth', { timeout: 120_000 }, async () => {
	await fc.assert(fc.asyncProperty(anyInterleaving(6), async (interleaving) => {
		const of = await profiling(kadam);
		const [row] = await read.select().from(profile).where(eq(profile.id, of.profile));
		expect(await play(sheetOf(of, row!.responseId), interleaving)).toEqual([]);
	}), { numRuns: 25 });
});
