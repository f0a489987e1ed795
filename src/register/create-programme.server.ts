import { newId, type ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Localised } from '#kernel/localised.ts';
import { demand } from '#kernel/problem.ts';
import type { Context } from './context.server.ts';
import { mayAdminister } from './policy.ts';
import { programme, type ProgrammeSettings } from './tables.server.ts';

export interface CreateProgramme {
	readonly key: string;
	readonly name: Localised;
	readonly startsOn: LocalDate;
	readonly endsOn: LocalDate | null;
	readonly settings: ProgrammeSettings;
}

export async function createProgramme(ctx: Context, input: CreateProgramme): Promise<ProgrammeId> {
	return ctx.transact(async (tx) => {
		demand(mayAdminister(ctx.actor));
		const id = newId<'programme'>();
		await tx.insert(programme).values({ id, ...input, createdAt: ctx.clock.now() });
		await ctx.record(tx, { event: 'register/programme-created', subject: { type: 'programme', id }, programme: id, data: { key: input.key } });
		return id;
	});
}
