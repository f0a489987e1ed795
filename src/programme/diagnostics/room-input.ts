import { z } from 'zod';
import { indicatorCode } from './input.ts';

const id = z.uuid();

/** For showing an indicator, and for revealing its spread. */
export const roomIndicator = z.object({ case: id, indicator: indicatorCode });
export type RoomIndicator = z.infer<typeof roomIndicator>;

export const noteDissent = z.object({ case: id, indicator: indicatorCode, text: z.string().trim().min(1).max(1000) });
export type NoteDissent = z.infer<typeof noteDissent>;
