import { z } from 'zod';
import type { Level } from './instrument.ts';

const id = z.uuid();
const code = z.string().max(10);
const token = z.string().max(100);
const level = z.union([z.literal([1, 2, 3, 4]), z.enum(['1', '2', '3', '4']).transform((typed) => Number(typed) as Level)]);
const version = z.coerce.number().int().min(0);

export const addColleague = z.object({ case: id, role: z.string().min(1).max(40) });
export type AddColleague = z.infer<typeof addColleague>;

export const colleagueOnly = z.object({ case: id, colleague: id });
export type ColleagueOnly = z.infer<typeof colleagueOnly>;

export const rateCompetence = z.object({ token, competence: code, level, proof: z.string().trim().max(1000).default('') });
export type RateCompetence = z.infer<typeof rateCompetence>;

export const linkOnly = z.object({ token });
export type LinkOnly = z.infer<typeof linkOnly>;

/** Whoever is signed in is known by name already. */
export const giveTrainingConsent = z.object({ token, name: z.string().trim().max(200).default(''), phone: z.string().trim().max(40).default(''), consent: z.literal(['on', true]) });
export type GiveTrainingConsent = z.infer<typeof giveTrainingConsent>;

const confirmation = z.object({ competence: code, level: z.preprocess((typed) => (typed === '' ? undefined : typed), level.optional()), note: z.string().trim().max(1000).default(''), basedOn: version.default(0) });

/** As a form sends many: `ratings.0.competence`, `ratings.0.level` …; a competence without a level is left as it stands. */
export const confirmCompetences = z.object({
	case: id, colleague: id,
	ratings: z.preprocess((sent) => (typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? Object.values(sent) : sent), z.array(confirmation).max(50).default([]))
});
export type ConfirmCompetences = z.infer<typeof confirmCompetences>;
