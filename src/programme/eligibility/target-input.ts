import { z } from 'zod';
import { longestTargetText, mostPlaces, targetDecisions, targetVotes } from './target-round.ts';
import { targetActs } from './target-workflow.ts';

const id = z.uuid();
const words = z.string().transform((typed) => typed.replaceAll('\r\n', '\n').trim());
const needed = words.pipe(z.string().min(1).max(longestTargetText));
const optional = words.pipe(z.string().max(longestTargetText)).default('');

export const beginTargetRound = z.object({ programme: id, places: z.coerce.number().int().min(1).max(mostPlaces) });
export type BeginTargetRound = z.infer<typeof beginTargetRound>;

export const seatTargetPanel = z.object({ round: id, seats: z.array(id).max(50).default([]), chair: z.union([z.literal('').transform(() => null), id]).nullable().default(null) });
export type SeatTargetPanel = z.infer<typeof seatTargetPanel>;

/** By organisation; whom nothing is said about is declared on later. */
export const declareOnTargets = z.object({ round: id, declared: z.record(id, z.enum(['none', 'conflict'])).default({}) });
export type DeclareOnTargets = z.infer<typeof declareOnTargets>;

export const voteOnTarget = z.object({ round: id, organisation: id, vote: z.enum(targetVotes), reason: needed });
export type VoteOnTarget = z.infer<typeof voteOnTarget>;

export const decideOnTarget = z.object({ round: id, organisation: id, decision: z.enum(targetDecisions), reason: needed, againstReason: optional });
export type DecideOnTarget = z.infer<typeof decideOnTarget>;

export const moveTargetRound = z.object({ round: id, act: z.enum(targetActs), reason: optional });
export type MoveTargetRound = z.infer<typeof moveTargetRound>;
