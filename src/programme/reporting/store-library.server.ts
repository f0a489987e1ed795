/** Recommendations that programmes word in their own way, in the database. */
import { and, eq } from 'drizzle-orm';
import type { PersonId, ProgrammeId } from '#kernel/id.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import { mergeLibrary } from './library.ts';
import { recommendations } from './recommendations.server.ts';
import type { RecommendationContent, RecommendationEntry } from './source.ts';
import { recommendation } from './tables.server.ts';

export interface OwnRecommendation extends RecommendationEntry {
	readonly version: number;
	readonly author: PersonId;
	readonly at: Date;
}

/** What of one instrument's library a programme words in its own way. */
export async function ownRecommendations(read: Reader, programme: ProgrammeId, instrument: string): Promise<OwnRecommendation[]> {
	const rows = await read.select().from(recommendation).where(and(eq(recommendation.programmeId, programme), eq(recommendation.instrument, instrument)));
	return rows.map(({ indicator, level, content, version, authorId, at }) => ({ indicator, level, ...content, version, author: authorId, at }));
}

/** The library for the instrument of this key, in the words of the programme. */
export async function recommendationsIn(read: Reader, programme: ProgrammeId, instrument: string): Promise<readonly RecommendationEntry[]> {
	const shipped = recommendations(instrument);
	return shipped.length === 0 ? [] : mergeLibrary(shipped, await ownRecommendations(read, programme, instrument));
}

/** Which entry of which library. */
export interface LibraryPlace {
	readonly programme: ProgrammeId;
	readonly instrument: string;
	readonly indicator: string;
	readonly level: Level;
}

/** Writes in place of version `basedOn`, 0 being the shipped text; `false` where somebody else was faster. */
export async function writeRecommendation(tx: Tx, of: LibraryPlace, content: RecommendationContent, basedOn: number, by: { author: PersonId; at: Date }): Promise<boolean> {
	const row = { content, version: basedOn + 1, authorId: by.author, at: by.at };
	const { programme: programmeId, instrument, indicator, level } = of;
	const place = { programmeId, instrument, indicator, level };
	const written = basedOn === 0
		? await tx.insert(recommendation).values({ ...place, ...row }).onConflictDoNothing().returning({ version: recommendation.version })
		: await tx.update(recommendation).set(row).where(and(at(of), eq(recommendation.version, basedOn))).returning({ version: recommendation.version });
	return written.length > 0;
}

export async function removeRecommendation(tx: Tx, of: LibraryPlace): Promise<boolean> {
	const removed = await tx.delete(recommendation).where(at(of)).returning({ version: recommendation.version });
	return removed.length > 0;
}

function at({ programme, instrument, indicator, level }: LibraryPlace) {
	return and(eq(recommendation.programmeId, programme), eq(recommendation.instrument, instrument), eq(recommendation.indicator, indicator), eq(recommendation.level, level));
}
