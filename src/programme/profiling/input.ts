import { z } from 'zod';

export const startProfile = z.object({ organisation: z.uuid() });
export const profileId = z.object({ profile: z.uuid() });

/** Reasons by question id; blank ones are left out, at least one must stand. */
export const returnProfile = z.object({
	profile: z.uuid(),
	reasons: z
		.record(z.string().max(100), z.string().trim().max(2000))
		.transform((reasons) => Object.entries(reasons).filter(([, reason]) => reason !== '').map(([question, reason]) => ({ question, reason })))
		.refine((reasons) => reasons.length > 0, { params: { code: 'profiling/reason-missing' } })
		.prefault({})
});
export type ReturnProfile = z.infer<typeof returnProfile>;
