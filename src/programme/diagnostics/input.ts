import { z } from 'zod';
import { type LocalDate, isLocalDate } from '#kernel/local-date.ts';
import { languages } from '#kernel/localised.ts';
import { participantRoles, type ParticipantGroup } from './case.ts';
import type { Mark } from './score.ts';
import type { OfferedScore } from './merge.ts';
import { isMonday } from './weeks.ts';
import { caseStates } from './workflow.ts';

const line = (most: number) => z.string().trim().max(most).default('');
const id = z.uuid();
const language = z.enum(languages);
const version = z.coerce.number().int().min(0);
const ticked = z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false);
const localDate = z.string().refine(isLocalDate, { params: { code: 'common/required' } }).transform((date) => date as LocalDate);
/** `5.3`; whether the instrument has it is asked where the instrument is known. */
export const indicatorCode = z.string().regex(/^\d{1,2}\.\d{1,2}$/);

export const requestDiagnostics = z.object({
	organisation: id,
	programme: id,
	weeks: z.array(localDate.refine(isMonday, { params: { code: 'common/invalid' } })).max(40).default([]),
	language,
	place: line(300),
	note: line(2000),
	consent: z.literal(['on', true])
});
export type RequestDiagnostics = z.infer<typeof requestDiagnostics>;

export const caseOnly = z.object({ case: id });
export type CaseOnly = z.infer<typeof caseOnly>;

export const caseWithReason = z.object({ case: id, reason: line(2000) });
export type CaseWithReason = z.infer<typeof caseWithReason>;

/** An assessor answers whether it has an interest in the organisation; with one, which. */
export const declaration = z.object({ case: id, interest: z.enum(['no', 'yes']).default('no'), reason: line(2000) });

export const scheduleDiagnostics = z.object({
	case: id,
	basedOn: version,
	scheduledOn: localDate,
	/** `10:00`; '' where the day is all that was agreed. */
	startsAt: z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]).optional(),
	place: z.string().trim().min(1).max(300),
	language,
	lead: id,
	assessors: z.array(id).max(10).default([])
});
export type ScheduleDiagnostics = z.infer<typeof scheduleDiagnostics>;

const count = z.union([z.literal('').transform(() => 0), z.coerce.number().int().min(0).max(999)]).default(0);

/** A group that nobody came from is left out. */
export const setParticipants = z.object({
	case: id,
	basedOn: version,
	participants: z.partialRecord(z.enum(participantRoles), z.object({ women: count, men: count }))
		.transform((groups) => participantRoles.flatMap((role): ParticipantGroup[] => {
			const group = groups[role];
			return group && group.women + group.men > 0 ? [{ role, ...group }] : [];
		}))
		.refine((groups) => groups.length > 0, { params: { code: 'diagnostics/participants-missing' } })
});
export type SetParticipants = z.infer<typeof setParticipants>;

export const appointSecond = z.object({ case: id, second: id, basedOn: version });
export type AppointSecond = z.infer<typeof appointSecond>;

const markName = z.enum(['1', '2', '3', '4', 'notApplicable', 'dontKnow']);

/** One indicator as a form sends it. `basedOn` is the version of the score that the person saw; 0 where there was none. */
const scoreFields = z.object({ indicator: indicatorCode, mark: markName, reason: line(2000), comment: line(4000), basedOn: version });

function toScore({ indicator, mark, reason, comment, basedOn }: z.infer<typeof scoreFields>): OfferedScore {
	return { indicator, mark: toMark(mark, reason), comment, basedOn };
}

function toMark(mark: z.infer<typeof markName>, reason: string): Mark {
	if (mark === 'notApplicable') return { kind: mark, reason };
	if (mark === 'dontKnow') return { kind: mark };
	return { kind: 'level', level: Number(mark) as 1 | 2 | 3 | 4 };
}

/** A list; or as a form sends many, `scores.0.mark`, `scores.1.mark` …, in the order of their numbers. */
const scoreList = z.preprocess((sent) => (typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? Object.values(sent) : sent), z.array(scoreFields.transform(toScore)).min(1).max(200));

export const saveScores = z.object({ case: id, scores: scoreList });
export type SaveScores = z.infer<typeof saveScores>;

/** The same for a page that holds one indicator; `goesOn`: whoever saves it is done with it. */
export const saveScore = scoreFields.extend({ case: id, goesOn: ticked })
	.transform(({ case: caseId, goesOn, ...fields }): SaveScores & { readonly goesOn: boolean } => ({ case: caseId, scores: [toScore(fields)], goesOn }));

const indicators = z.array(indicatorCode).min(1).max(60);

/** A file, or the description of a document that was seen; at least one of them. */
export const addEvidence = z.object({
	case: id,
	indicators,
	title: line(300),
	note: line(2000),
	validUntil: z.literal('').transform(() => undefined).or(localDate).optional(),
	file: z.instanceof(File).optional().transform((file) => (file && file.size > 0 ? file : undefined))
}).refine(({ title, file }) => title !== '' || file !== undefined, { path: ['title'], params: { code: 'diagnostics/evidence-empty' } });
export type AddEvidence = z.infer<typeof addEvidence>;

export const removeEvidence = z.object({ case: id, evidence: id });
export type RemoveEvidence = z.infer<typeof removeEvidence>;

/** Documents of the round before, by their ids there. */
export const reuseEvidence = z.object({ case: id, evidence: z.array(id).min(1).max(300) });
export type ReuseEvidence = z.infer<typeof reuseEvidence>;

export const relinkEvidence = z.object({ case: id, evidence: id, indicators });
export type RelinkEvidence = z.infer<typeof relinkEvidence>;

export const decideEvidence = z.object({
	case: id,
	evidence: id,
	indicator: indicatorCode,
	decision: z.enum(['accepted', 'notAccepted']),
	provesReview: ticked,
	note: line(2000),
	basedOn: version
}).refine(({ decision, note }) => decision === 'accepted' || note !== '', { path: ['note'], params: { code: 'diagnostics/refusal-without-note' } });
export type DecideEvidence = z.infer<typeof decideEvidence>;

/** The filters of the list, as they stand in its address; what is not understood is left out. */
export const caseFilter = z.object({
	status: z.enum([...caseStates, 'all']).optional().catch(undefined),
	region: z.string().regex(/^KG-[A-Z]{1,2}$/).optional().catch(undefined),
	after: z.string().regex(/^[^~]{10,40}~[0-9a-f-]{36}$/).optional().catch(undefined)
});
