import type { PersonId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import { formatInstant } from '#i18n/format.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';
import type { SaveInstrumentPart } from './instrument-input.ts';
import { mayWriteInstruments } from './instrument-policy.ts';
import { draftToChange, type StoredPart, writePart } from './store-instruments.server.ts';

/** Keeps one part of a draft as written; incomplete is no fault, overwriting what somebody else wrote meanwhile is. */
export async function saveInstrumentPart(ctx: Context, { draft, part, basedOn, content }: SaveInstrumentPart): Promise<number> {
	return ctx.transact(async (tx) => {
		demand(mayWriteInstruments(ctx.actor));
		const standing = found((await draftToChange(tx, draft)).parts.find(({ code }) => code === part));
		await demandSeen(tx, standing, basedOn);
		const version = await writePart(tx, { draftId: draft, code: part, content, authorId: found(ctx.actor.personId), at: ctx.clock.now() });
		await ctx.record(tx, { event: 'diagnostics/instrument-part-saved', subject: { type: 'instrument', id: draft }, data: { part, version } });
		return version;
	});
}

export async function demandSeen(tx: Tx, { version, authorId, at }: StoredPart, basedOn: number): Promise<void> {
	if (version === basedOn) return;
	const author = (await peopleById(tx, [authorId as PersonId])).get(authorId as PersonId);
	throw new Problem('diagnostics/instrument-changed-meanwhile', { params: { who: author?.name ?? '', at: formatInstant(at) } });
}
