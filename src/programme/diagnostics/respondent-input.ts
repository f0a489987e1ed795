import { z } from 'zod';
import { email } from '#register/input.ts';
import { individualMarks, type IndividualAnswers } from './individual-answers.ts';
import { indicatorCode } from './input.ts';
import { respondentRoles, sexes } from './respondents.ts';

const id = z.uuid();

export const addRespondent = z.object({ case: id, name: z.string().trim().min(1).max(200), role: z.enum(respondentRoles), sex: z.enum(sexes) });
export type AddRespondent = z.infer<typeof addRespondent>;

export const respondentOnly = z.object({ case: id, respondent: id });
export type RespondentOnly = z.infer<typeof respondentOnly>;

/** With an address the link goes there by mail, and is shown to nobody else. */
export const respondentLink = respondentOnly.extend({ email: z.union([z.literal(''), email]).default('') });
export type RespondentLink = z.infer<typeof respondentLink>;

export const openIndividualScoring = z.object({ case: id, fewerBecause: z.string().trim().max(1000).default('') });
export type OpenIndividualScoring = z.infer<typeof openIndividualScoring>;

export const typedCode = z.object({ code: z.string().max(100).default('') });

const token = z.string().max(100);
/** A secret that the phone keeps; without it there is nothing to go on with. */
const device = z.string().min(20).max(100);

const one = z.object({ indicator: indicatorCode, mark: z.enum(individualMarks).optional() });

/** As a form sends many: `answers.0.mark`, `answers.1.mark` …; what was left open is left out. */
export const keepAnswers = z.object({
	token, device,
	answers: z.preprocess((sent) => (typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? Object.values(sent) : sent), z.array(one).max(100).default([]))
		.transform((list): IndividualAnswers => Object.fromEntries(list.flatMap(({ indicator, mark }) => (mark ? [[indicator, mark]] : []))))
});
export type KeepAnswers = z.infer<typeof keepAnswers>;

export const handInAnswers = z.object({ token, device });
export type HandInAnswers = z.infer<typeof handInAnswers>;
