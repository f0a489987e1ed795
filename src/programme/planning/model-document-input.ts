import { z } from 'zod';
import { languages } from '#kernel/localised.ts';
import { modelKinds, modelLicences } from './model-document.ts';

const required = { params: { code: 'common/required' } };

export const addModelDocument = z.object({
	programme: z.uuid(),
	title: z.string().trim().max(200).refine((text) => text !== '', required),
	kind: z.enum(modelKinds),
	language: z.enum(languages),
	licence: z.enum(modelLicences),
	indicators: z.array(z.string().regex(/^\d{1,2}\.\d{1,2}$/)).max(10).default([]).refine((codes) => codes.length > 0, required),
	file: z.instanceof(File).refine((file) => file.size > 0, required)
});
export type AddModelDocument = z.infer<typeof addModelDocument>;

export const removeModelDocument = z.object({ document: z.uuid() });
export type RemoveModelDocument = z.infer<typeof removeModelDocument>;

/** What of the library is shown, as it stands in the address; what is not understood is left out. */
export const modelFilter = z.object({
	parameter: z.string().regex(/^\d{1,2}$/).optional().catch(undefined),
	indicator: z.string().regex(/^\d{1,2}\.\d{1,2}$/).optional().catch(undefined)
});
export type ModelFilter = z.infer<typeof modelFilter>;
