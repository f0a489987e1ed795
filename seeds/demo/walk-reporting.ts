import type { LocalDate } from '#kernel/local-date.ts';
import type { Member, Step } from './cast.ts';
import type { Stage } from './stage.ts';

export async function walkReporting(_stage: Stage, _walk: { member: Member; caseId: string; from: LocalDate; upTo: Step }): Promise<void> {}
