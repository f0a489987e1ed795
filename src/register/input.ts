import { z } from 'zod';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import { languages } from '#kernel/localised.ts';
import { programmeRoles } from './actor.ts';
import { retentionKeys } from './retention.ts';

export const language = z.enum(languages);
/** A person's or an organisation's name: kept as typed, without blanks around it. */
export const name = z.string().trim().min(1).max(200);
export const email = z.email().max(254).transform((text) => text.toLowerCase());

/** Any characters; nothing is asked of them but their number (ASVS 5.0, 6.2.5). */
export const password = z.string().min(10).max(256);

export const signUp = z.object({ name, email, password, language });
export type SignUp = z.infer<typeof signUp>;

export const localisedName = z
	.object({ ky: z.string().trim().max(200).optional(), ru: z.string().trim().max(200).optional(), en: z.string().trim().max(200).optional() })
	.transform((texts) => Object.fromEntries(Object.entries(texts).filter(([, text]) => text)))
	.refine((texts) => Object.keys(texts).length > 0, { path: ['ky'], params: { code: 'common/required' } });

export const registerOrganisation = z.object({
	name: localisedName,
	registered: z.union([z.boolean(), z.enum(['yes', 'no']).transform((answer) => answer === 'yes')]),
	legalForm: z.string().max(40).optional(),
	region: z.string().regex(/^KG-[A-Z]{1,2}$/),
	programme: z.uuid(),
	consent: z.literal(['on', true])
});
export type RegisterOrganisation = z.infer<typeof registerOrganisation>;

export const invitePerson = z.object({
	name,
	email,
	language,
	organisation: z.uuid().optional(),
	programme: z.uuid().optional(),
	role: z.enum([...programmeRoles, 'head', 'member'])
});
export type InvitePerson = z.infer<typeof invitePerson>;

const person = z.uuid().transform((id) => id as PersonId);

export const withdrawRole = z.object({ programme: z.uuid().transform((id) => id as ProgrammeId), person, role: z.enum(programmeRoles) });

export const endMembership = z.object({ organisation: z.uuid().transform((id) => id as OrganisationId), person });

/** `basedOn` is the number of days that stood there when the decision was made. */
export const decideRetention = z.object({ rule: z.enum(retentionKeys), days: z.coerce.number().int().min(1).max(36_500), reason: z.string().trim().min(1).max(2000), basedOn: z.coerce.number().int() });
export type DecideRetention = z.infer<typeof decideRetention>;

export const foundInstallation = z.object({ programme: localisedName, name, email, password, language });
export type FoundInstallation = z.infer<typeof foundInstallation>;

export const refuseErasure = z.object({ request: z.uuid(), reason: z.string().trim().min(1).max(2000) });
export type RefuseErasure = z.infer<typeof refuseErasure>;

export const erasePerson = z.object({ request: z.uuid() });

export const withdrawConsent = z.object({ consent: z.uuid() });
export type WithdrawConsent = z.infer<typeof withdrawConsent>;

export const giveConsent = z.object({ organisation: z.uuid(), programme: z.uuid() });
export type GiveConsent = z.infer<typeof giveConsent>;
