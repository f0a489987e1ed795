import type { ProgrammeId } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import { safeFileName } from '#platform/files.server.ts';
import type { Context } from '#register/context.server.ts';
import { indicatorsOfModels } from './model-indicators.server.ts';
import type { AddModelDocument } from './model-document-input.ts';
import { mayKeepModels } from './model-document-policy.ts';
import { modelDocument } from './tables.server.ts';

/** In bytes: whoever opens it may pay for each megabyte. */
const largest = 2 * 1024 * 1024;

/** Puts a file into the programme's library; answers its id. */
export async function addModelDocument(ctx: Context, { file, ...input }: AddModelDocument): Promise<string> {
	const programmeId = input.programme as ProgrammeId;
	demand(mayKeepModels(ctx.actor, programmeId));
	if (file.size > largest) throw new Problem('planning/model-too-large', { status: 400, fields: [{ field: 'file', code: 'planning/model-too-large' }] });
	const bytes = new Uint8Array(await file.arrayBuffer());
	return ctx.transact(async (tx) => {
		const known = await indicatorsOfModels(tx);
		for (const code of input.indicators) if (!known.has(code)) throw new Problem('diagnostics/unknown-indicator', { status: 400, params: { indicator: code } });
		const { hash } = await ctx.files.keep(tx, ctx.clock, bytes);
		const { title, kind, indicators, language, licence } = input;
		const id = newId<'modelDocument'>();
		await tx.insert(modelDocument).values({
			id, programmeId, title, kind, indicators, language, licence, fileHash: hash, fileName: safeFileName(file.name),
			addedBy: found(ctx.actor.personId), addedAt: ctx.clock.now()
		});
		await ctx.record(tx, { event: 'planning/model-document-added', subject: { type: 'modelDocument', id }, programme: programmeId, data: { kind, indicators, language, licence } });
		return id;
	});
}
