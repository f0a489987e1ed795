/** The library of recommendations, as a plan takes it over: what an organisation at one level of an indicator can do to reach the next. */
import type { ProgrammeId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import { recommendations as shipped, recommendationsIn } from '#programme/reporting/read.server.ts';
import type { Recommendation } from './generate.ts';

/** As it ships, for the instrument of this key. Each entry in the files says too what kind of action it is and how easy. */
export function recommendations(instrument: string): readonly Recommendation[] {
	return shipped(instrument) as readonly Recommendation[];
}

/** In the words of the programme where it has its own. */
export async function recommendationsOf(read: Reader, programme: ProgrammeId, instrument: string): Promise<readonly Recommendation[]> {
	return (await recommendationsIn(read, programme, instrument)) as readonly Recommendation[];
}
