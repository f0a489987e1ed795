/** Recommendations that programmes word in their own way, in the database. */
import { and, eq } from 'drizzle-orm';
import type { PersonId, ProgrammeId } from '#kernel/id.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import { mergeLibrary } from './library.ts';
import { recommendations } from './recommendations.server.ts';
import type { RecommendationEntry } from './source.ts';
import { recommendation } from './tables.server.ts';

export interface OwnRecommendation extends RecommendationEntry {
	readonly version: number;
	readonly author: PersonId;
	readonly at: Date;
}

export async function ownRecommendations(read: Reader, programme: ProgrammeId): Promise<OwnRecommendation[]> {
	const rows = await read.select().from(recommendation).where(eq(recommendation.programmeId, programme));
	return rows.map(({ indicator, level, content, version, authorId, at }) => ({ indicator, level, ...content, version, author: authorId, at }));
}

/** For the instrument of this key; the library speaks of the shipped one alone. */
export async function recommendationsIn(read: Reader, programme: ProgrammeId, instrument: string): Promise<readonly RecommendationEntry[]> {
	const shipped = recommendations(instrument);
	return shipped.length === 0 ? [] : mergeLibrary(shipped, await ownRecommendations(read, programme));
}

/** Writes in place of version `basedOn`, 0 being the shipped text; `false` where somebody else was faster. */
export async function writeRecommendation(tx: Tx, programme: ProgrammeId, { indicator, level, ...content }: RecommendationEntry, basedOn: number, by: { author: PersonId; at: Date }): Promise<boolean> {
	const row = { content, version: basedOn + 1, authorId: by.author, at: by.at };
	const place = { programmeId: programme, indicator, level };
	const written = basedOn === 0
		? await tx.insert(recommendation).values({ ...place, ...row }).onConflictDoNothing().returning({ version: recommendation.version })
		: await tx.update(recommendation).set(row).where(and(at(programme, indicator, level), eq(recommendation.version, basedOn))).returning({ version: recommendation.version });
	return written.length > 0;
}

export async function removeRecommendation(tx: Tx, programme: ProgrammeId, indicator: string, level: Level): Promise<boolean> {
	const removed = await tx.delete(recommendation).where(at(programme, indicator, level)).returning({ version: recommendation.version });
	return removed.length > 0;
}

function at(programme: ProgrammeId, indicator: string, level: Level) {
	return and(eq(recommendation.programmeId, programme), eq(recommendation.indicator, indicator), eq(recommendation.level, level));
}
