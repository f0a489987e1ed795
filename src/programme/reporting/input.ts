import { z } from 'zod';
import { languages } from '#kernel/localised.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import { disputeOutcomes } from './dispute.ts';
import { longestComment, longestDispute, longestName, longestPart, longestPassport, longestReason, longestRecommendation, longestReply } from './limits.ts';
import { paperKinds } from './paper.ts';
import { shareScopes } from './share.ts';
import { reportStates } from './workflow.ts';

const id = z.uuid();
const language = z.enum(languages);
const reason = z.string().trim().max(longestReason).default('');
const version = z.coerce.number().int().min(1);
/** Whether the report has such a part is asked where the report is known. */
const partKey = z.string().regex(/^[a-z]+(\.\d{1,2}\.[a-z]+)?$/);

export const draftReport = z.object({ case: id });
export type DraftReport = z.infer<typeof draftReport>;

/** An empty text leaves the part out of the report. */
export const editPart = z.object({ report: id, language, key: partKey, text: z.string().max(longestPart), basedOn: version });
export type EditPart = z.infer<typeof editPart>;

export const redraftPart = z.object({ report: id, language, key: partKey, basedOn: version });
export type RedraftPart = z.infer<typeof redraftPart>;

export const reportOnly = z.object({ report: id });
export type ReportOnly = z.infer<typeof reportOnly>;

export const reportWithReason = z.object({ report: id, reason });
export type ReportWithReason = z.infer<typeof reportWithReason>;

export const replyToReport = z.object({ report: id, text: z.string().trim().min(1).max(longestReply) });
export type ReplyToReport = z.infer<typeof replyToReport>;

/** The filters of the list, as they stand in its address; what is not understood is left out. */
export const reportFilter = z.object({
	status: z.enum(reportStates).optional().catch(undefined),
	region: z.string().regex(/^KG-[A-Z]{1,2}$/).optional().catch(undefined),
	after: z.string().regex(/^[^~]{10,40}~[0-9a-f-]{36}$/).optional().catch(undefined)
});

/** Which language and which issued version an address asks for; nonsense is as good as nothing. */
export const shownAs = z.object({
	language: language.optional().catch(undefined),
	version: z.coerce.number().int().min(1).max(9999).optional().catch(undefined)
});

/** A part of one language, or the whole language. */
export const confirmTranslation = z.object({ report: id, language, key: partKey.optional() });
export type ConfirmTranslation = z.infer<typeof confirmTranslation>;

export const addComment = z.object({ report: id, key: partKey, text: z.string().trim().min(1).max(longestComment) });
export type AddComment = z.infer<typeof addComment>;

export const answerComment = z.object({ report: id, comment: id, text: z.string().trim().min(1).max(longestComment) });
export type AnswerComment = z.infer<typeof answerComment>;

export const settleComment = z.object({ report: id, comment: id });
export type SettleComment = z.infer<typeof settleComment>;

const indicator = z.string().regex(/^[\w.-]{1,20}$/);
const level = z.coerce.number().int().min(1).max(4).transform((given) => given as Level);

export const disputeLevel = z.object({ report: id, indicator, text: z.string().trim().min(1).max(longestDispute) });
export type DisputeLevel = z.infer<typeof disputeLevel>;

export const answerDispute = z.object({ report: id, indicator, outcome: z.enum(disputeOutcomes), text: z.string().trim().min(1).max(longestDispute) });
export type AnswerDispute = z.infer<typeof answerDispute>;

/** '' where the group was not asked, or did not know. */
export const recordLookingBack = z.object({ report: id, levels: z.record(z.string().regex(/^p[\w-]{1,10}$/), z.union([z.literal(''), level])).default({}) });
export type RecordLookingBack = z.infer<typeof recordLookingBack>;

const advice = z.string().trim().min(1).max(longestRecommendation);
const wording = z.object({ ky: advice, ru: advice, en: advice });

/** The key of the instrument that the library belongs to; without one, the instrument by which a programme begins. */
const library = z.string().regex(/^[a-z0-9-]{1,40}$/).default('organisational');

/** `basedOn` 0: the text that ships. */
export const editRecommendation = z.object({
	programme: id, instrument: library, indicator, level, basedOn: z.coerce.number().int().min(0),
	recommendation: wording, title: wording, output: wording
});
export type EditRecommendation = z.infer<typeof editRecommendation>;

export const restoreRecommendation = z.object({ programme: id, instrument: library, indicator, level });
export type RestoreRecommendation = z.infer<typeof restoreRecommendation>;

/** For how many days: a month, three, a year. */
export const shareDays = [30, 90, 365] as const;

export const shareReport = z.object({
	report: id, scope: z.enum(shareScopes), language, recipient: z.string().trim().min(1).max(longestName),
	days: z.coerce.number().int().refine((days) => (shareDays as readonly number[]).includes(days))
});
export type ShareReport = z.infer<typeof shareReport>;

export const revokeShare = z.object({ report: id, share: id });
export type RevokeShare = z.infer<typeof revokeShare>;

export const openShare = z.object({ token: z.string().regex(/^[\w-]{20,64}$/), name: z.string().trim().min(1).max(longestName) });
export type OpenShare = z.infer<typeof openShare>;

export const verifyPassport = z.object({ passport: z.string().trim().min(1).max(longestPassport) });

export const orderBatch = z.object({ programme: id, languages: z.array(language).min(1), kinds: z.array(z.enum(paperKinds)).min(1) });
export type OrderBatch = z.infer<typeof orderBatch>;
