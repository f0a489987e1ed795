/** Six windows of the two assessors on the narrative of one report, in two languages. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { anyInterleaving, type Outcome, play, type Sheet, type Version } from '../../../tests/support/editing-together.ts';
import type { Language } from '#kernel/localised.ts';
import { drafted, reporting } from './cases/reporting.ts';
import { editPart } from './edit-part.server.ts';
import { part, partVersion } from './tables.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
const of = await reporting(kadam);
const report = await drafted(of);
const who = ['lead', 'assessor'] as const;

type Row = Pick<typeof part.$inferSelect, 'language' | 'key' | 'version' | 'text' | 'authorId' | 'at'>;
const itemOf = ({ language, key }: Row) => `${language} ${key}`;
const written = (row: Row): Version => ({ version: row.version, value: row.text, author: row.authorId, at: row.at.toISOString() });
const nameOf = new Map((await Promise.all(who.map(async (one) => (await of.as(one)).actor.personId))).map((id, place) => [`${['leadAssessor', 'assessor'][place]}`, id]));

const sheet: Sheet = {
	items: ['ky story', 'ru story', 'ky limits'],
	atOnce: 1,
	people: who.map((one) => of[one]),
	tick: () => kadam.settableClock.advance(1000),
	async save(window, command, offers) {
		const ctx = await of.as(who[window % 2]!, command);
		const [item, { value, basedOn }] = [...offers][0]!;
		const [language, key] = item.split(' ') as [Language, string];
		const told = await editPart(ctx, { report, language, key, text: value, basedOn });
		if (told.kind === 'saved') return new Map<string, Outcome>([[item, { kind: 'saved', version: told.version }]]);
		const { version, text, author, at } = told.standing;
		return new Map<string, Outcome>([[item, { kind: 'conflict', version, value: text, author: nameOf.get(author.split(' ')[0]!) ?? null, at }]]);
	},
	standing: async () => new Map((await read.select().from(part).where(eq(part.reportId, report))).map((row) => [itemOf(row), written(row)])),
	async history() {
		const rows = await read.select().from(partVersion).where(eq(partVersion.reportId, report)).orderBy(partVersion.version);
		return new Map([...Map.groupBy(rows, itemOf)].map(([item, all]) => [item, all.map(written)]));
	}
};

test('however the saves of many windows interleave, no text is overwritten by somebody who had not seen it, and everybody is told the truth', { timeout: 120_000 }, async () => {
	await fc.assert(fc.asyncProperty(anyInterleaving(6), async (interleaving) => {
		expect(await play(sheet, interleaving)).toEqual([]);
	}), { numRuns: 25 });
});
