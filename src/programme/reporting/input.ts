import { z } from 'zod';
import { languages } from '#kernel/localised.ts';
import { longestPart, longestReason, longestReply } from './limits.ts';
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
