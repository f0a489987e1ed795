import { z } from 'zod';
import { vignetteMarks } from './calibration.ts';

export const beginCalibration = z.object({ programme: z.uuid() });

/** Which cases there are is asked where the set is known. */
export const answerVignette = z.object({ attempt: z.uuid(), vignette: z.string().max(80), mark: z.enum(vignetteMarks) });
export type AnswerVignette = z.infer<typeof answerVignette>;
