/** The papers of a batch as one ZIP, written while it is read: no more than one file's piece is ever in memory. */
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { ZipFile } from 'yazl';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { paperName } from './paper.ts';
import { mayOrderBatch } from './policy.ts';
import { batchById, papersOf } from './store-batch.server.ts';

export interface Archive {
	readonly name: string;
	readonly stream: ReadableStream<Uint8Array>;
}

/** PDF and Word files are compressed in themselves: they are stored as they are. Every organisation has a folder. */
export async function batchArchive(ctx: Context, id: string): Promise<Archive> {
	const known = await batchById(ctx.read, id);
	const of = found(known && mayOrderBatch(ctx.actor, known.programmeId) === true ? known : null);
	demand(mayOrderBatch(ctx.actor, of.programmeId));
	if (of.finishedAt === null) throw new Problem('reporting/batch-unfinished');
	const zip = new ZipFile();
	for (const { number, version, language, kind, fileHash, size } of await papersOf(ctx.read, id)) {
		const name = `${number}/${paperName(number, kind, { language, version, issuedOn: ctx.clock.today() })}`;
		const options = { compress: false, mtime: of.createdAt, size: size ?? 0 };
		zip.addReadStreamLazy(name, options, (pass) => pass(null, Readable.fromWeb(ctx.files.open(found(fileHash)) as NodeStream<Uint8Array>)));
	}
	zip.end();
	return { name: `reports-${of.createdAt.toISOString().slice(0, 10)}.zip`, stream: Readable.toWeb(Readable.from(zip.outputStream)) as ReadableStream<Uint8Array> };
}
