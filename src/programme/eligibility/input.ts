import { z } from 'zod';
import { isLocalDate, type LocalDate } from '#kernel/local-date.ts';
import { longestReason, overrideStandings } from './override.ts';
import { overrideActs } from './workflow.ts';

const id = z.uuid();
const words = z.string().transform((typed) => typed.replaceAll('\r\n', '\n').trim());
const needed = words.pipe(z.string().min(1).max(longestReason));
const ruleSetKey = z.string().regex(/^[a-z0-9-]{1,60}$/);
const day = z.string().refine(isLocalDate, { params: { code: 'common/required' } }).transform((date) => date as LocalDate);

export const proposeOverride = z.object({
	organisation: id, programme: id, ruleSet: ruleSetKey, standing: z.enum(overrideStandings), reason: needed, until: day,
	appeal: z.union([z.literal('').transform(() => null), id]).nullable().default(null)
});
export type ProposeOverride = z.infer<typeof proposeOverride>;

export const moveOverride = z.object({ override: id, act: z.enum(overrideActs), reason: words.pipe(z.string().max(longestReason)).default('') });
export type MoveOverride = z.infer<typeof moveOverride>;

export const appealVerdict = z.object({ organisation: id, programme: id, ruleSet: ruleSetKey, text: needed });
export type AppealVerdict = z.infer<typeof appealVerdict>;

export const answerAppeal = z.object({ appeal: id, outcome: z.enum(['upheld', 'refused']), answer: needed });
export type AnswerAppeal = z.infer<typeof answerAppeal>;
