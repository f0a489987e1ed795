/** What those outside a panel may know of a choice: an organisation its own result, letters whom they go to. */
import { formatDate } from '#i18n/format.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import { nameOfRound } from './name-targets.server.ts';
import { announcedTo, targetRoundById } from './store-targets.server.ts';
import type { OwnTargetResult } from './target-views.ts';

/** Once it was announced; of others nothing. */
export async function ownTargetResults(read: Reader, programme: ProgrammeId, organisation: OrganisationId): Promise<OwnTargetResult[]> {
	return (await announcedTo(read, programme, organisation)).map(({ round, candidate }) => ({
		round: round.id, name: nameOfRound(round), decision: candidate.decision!, reason: candidate.reason, on: formatDate(dateInBishkek(round.stateAt))
	}));
}

export async function panelOf(read: Reader, round: string): Promise<PersonId[]> {
	return (await targetRoundById(read, round)).seats.map(({ person }) => person);
}
