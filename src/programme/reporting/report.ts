/** What a report is while it is written, reviewed, answered and issued. What a reader gets of it is a `ReportDocument`. */
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import type { Language } from '#kernel/localised.ts';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { PartKey } from './parts.ts';
import type { ReportState } from './workflow.ts';

/** What the organisation said to a draft that was sent to it. */
export interface Reply {
	/** `null`: it declared that it has no reply. */
	readonly text: string | null;
	readonly author: PersonId;
	/** ISO 8601. */
	readonly at: string;
}

export interface OpenMatters {
	readonly comments: number;
	readonly disputes: number;
	readonly behind: number;
}

export interface Report {
	readonly id: string;
	readonly programme: ProgrammeId;
	readonly organisation: OrganisationId;
	readonly caseId: string;
	readonly status: ReportState;
	readonly statusSince: Date;
	/** Why it was returned or reopened, in the words of whoever did so. */
	readonly statusReason: string | null;
	/** The last version issued, 0 while there is none. */
	readonly issuedVersion: number;
	/** What the version being written corrects; '' in the first. */
	readonly correction: string;
	readonly sendings: number;
	readonly sentAt: Date | null;
	readonly replyUntil: LocalDate | null;
	/** To the latest sending. */
	readonly reply: Reply | null;
	/** What stands open and must not: remarks of whoever reviews, disputed levels without an answer, parts that no longer say the same in all languages. */
	readonly open: OpenMatters;
	readonly createdAt: Date;
	readonly createdBy: PersonId;
}

/** One written part in one language, as it stands. */
export interface WrittenPart {
	readonly language: Language;
	readonly key: PartKey;
	readonly text: string;
	/** The draft made from the scores. */
	readonly draftedText: string;
	/** Counts the changes, from 1. */
	readonly version: number;
	/** `null` until a person wrote something. */
	readonly author: PersonId | null;
	/** ISO 8601. */
	readonly at: string;
	/** The language in which the part was changed since this text last said the same; `null`: it is in step. */
	readonly behind: Language | null;
}

/** Days that the organisation has to answer, the day of sending not counted. */
export const replyDays = 10;

export function replyUntil(sentOn: LocalDate): LocalDate {
	return addDays(sentOn, replyDays);
}

/** Neither answered nor over: issuing now would take the right of reply away. */
export function isReplyAwaited(report: Pick<Report, 'status' | 'reply' | 'replyUntil'>, today: LocalDate): boolean {
	return report.status === 'sent' && report.reply === null && report.replyUntil !== null && today <= report.replyUntil;
}

/** The version that is being written, or that was issued last. */
export function versionInWork({ status, issuedVersion }: Pick<Report, 'status' | 'issuedVersion'>): number {
	return status === 'issued' ? issuedVersion : issuedVersion + 1;
}

export function isEdited({ text, draftedText }: Pick<WrittenPart, 'text' | 'draftedText'>): boolean {
	return text !== draftedText;
}

/** Line breaks as browsers send them, and blanks at the ends of lines, are no change. */
export function tidy(text: string): string {
	return text.replaceAll('\r\n', '\n').replace(/[ \t]+(?=\n|$)/g, '').trim();
}

export type PartMerge = 'save' | 'unchanged' | 'conflict';

/** What becomes of a text that was written on the basis of version `basedOn`. */
export function mergePart(standing: Pick<WrittenPart, 'text' | 'version'>, offered: { readonly text: string; readonly basedOn: number }): PartMerge {
	if (standing.text === offered.text) return 'unchanged';
	return standing.version === offered.basedOn ? 'save' : 'conflict';
}
