/** What a diagnostic case is: one organisation's assessment in one programme, from the wish to be assessed to verified scores. */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Language } from '#kernel/localised.ts';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { ResultLayer } from './result.ts';
import type { CaseState } from './workflow.ts';

/** What the organisation asked for; the programme tries to meet it. */
export interface Preferences {
	/** Mondays: any of these weeks would do, and of none any at all. */
	readonly weeks: readonly LocalDate[];
	readonly language: Language;
	readonly place: string;
	readonly note: string;
}

/** Who can take part in a session; the words for them stand in the messages. */
export const participantRoles = ['head', 'board', 'accountant', 'staff', 'volunteer', 'member', 'beneficiary', 'other'] as const;
export type ParticipantRole = (typeof participantRoles)[number];

export interface ParticipantGroup {
	readonly role: ParticipantRole;
	readonly women: number;
	readonly men: number;
}

export interface CaseAssessor {
	readonly person: PersonId;
	readonly isLead: boolean;
	/** `null` until the person declared to have no conflict of interest with the organisation. */
	readonly declaredNoConflictAt: string | null;
	/** Since when the person is known to have one; absent and `null`: none is known. */
	readonly declaredConflictAt?: string | null;
}

/** One of two who score a case independently of each other. */
export interface Rater {
	readonly person: PersonId;
	readonly isSecond: boolean;
	/** When the first mark was given; `null` before. */
	readonly begunAt: string | null;
	readonly handedInAt: string | null;
}

export interface Case {
	readonly id: string;
	readonly programme: ProgrammeId;
	readonly organisation: OrganisationId;
	/** 1 for the first diagnostic of this organisation in this programme. */
	readonly round: number;
	readonly instrument: { readonly key: string; readonly version: number; /** Of its content. */ readonly fingerprint: string };
	readonly status: CaseState;
	readonly statusSince: Date;
	/** Why it was withdrawn or reopened, in the words of whoever did so. */
	readonly statusReason: string | null;
	readonly consentId: string;
	readonly requestedBy: PersonId;
	readonly requestedAt: Date;
	readonly preferences: Preferences;
	readonly scheduledOn: LocalDate | null;
	/** `10:00` in Bishkek; `null` where the day is all that was agreed. */
	readonly startsAt: string | null;
	readonly place: string | null;
	readonly language: Language | null;
	readonly participants: readonly ParticipantGroup[];
	/** The day on which the group began to score. */
	readonly sessionOn: LocalDate | null;
	readonly doneAt: Date | null;
	/** The lead first. */
	readonly assessors: readonly CaseAssessor[];
	/** Two of the assessors who score alone before their marks are compared, the lead first; mostly there are none. */
	readonly raters?: readonly Rater[];
	/** Of date, place, assessors and participants: what an edit of them was based on. */
	readonly version: number;
	readonly changedBy: PersonId | null;
	readonly changedAt: Date;
}

/** The state in which a layer of scores may be written; before and after it is read only. */
export const layerOpenIn: Readonly<Record<ResultLayer, CaseState>> = { consensus: 'consensusSession', verified: 'verification' };

/** States in which documents may still be offered as evidence. */
export const evidenceOpenIn: readonly CaseState[] = ['scheduled', 'individualScoring', 'consensusSession', 'verification'];

/** States in which an assessor decides about evidence. */
export const evidenceDecidedIn: readonly CaseState[] = ['consensusSession', 'verification'];

/** States in which people may still be put on the list of those who score alone. */
export const respondentsOpenIn: readonly CaseState[] = ['scheduled', 'individualScoring'];

/** A conflict of interest that an assessor declared and that nobody has yet put right by appointing somebody else. */
export function hasConflict({ assessors }: Pick<Case, 'assessors'>): boolean {
	return assessors.some((one) => Boolean(one.declaredConflictAt));
}

export const closedStates: readonly CaseState[] = ['done', 'withdrawn'];

export function headcount(participants: readonly ParticipantGroup[]): { women: number; men: number; total: number } {
	const women = participants.reduce((sum, group) => sum + group.women, 0);
	const men = participants.reduce((sum, group) => sum + group.men, 0);
	return { women, men, total: women + men };
}
