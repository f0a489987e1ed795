import { newId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import { readSpreadsheet, type SpreadsheetRefusal, spreadsheetLimits } from '#platform/spreadsheet.server.ts';
import type { Context } from '#register/context.server.ts';
import { type DraftIndicator, headCode, type InstrumentDraft, type PartContent } from './instrument-draft.ts';
import type { ImportInstrument } from './instrument-input.ts';
import { sheetsFromJson } from './instrument-json.ts';
import { mayWriteInstruments } from './instrument-policy.ts';
import { draftFromSheets, type RowFault, type TextSheet } from './instrument-sheet.ts';
import { insertDraft, latestVersion } from './store-instruments.server.ts';

/** Makes a draft of a spreadsheet or a JSON file, all of it or nothing. Answers the draft's id. */
export async function importInstrument(ctx: Context, { file }: ImportInstrument): Promise<string> {
	demand(mayWriteInstruments(ctx.actor));
	const { draft, kind } = await draftIn(file);
	return ctx.transact(async (tx) => {
		demand(mayWriteInstruments(ctx.actor));
		const latest = await latestVersion(tx, draft.key);
		const parts = partsIn(draft, latest !== null && draft.basedOn === latest.version);
		const id = newId<'instrument'>();
		await insertDraft(tx, { id, key: draft.key, basedOn: latest?.version ?? null, parts, by: found(ctx.actor.personId), at: ctx.clock.now() });
		await ctx.record(tx, { event: 'diagnostics/instrument-imported', subject: { type: 'instrument', id }, data: { key: draft.key, kind, parts: parts.size } });
		return id;
	});
}

const refusals: Readonly<Record<SpreadsheetRefusal, 'diagnostics/import-too-large' | 'diagnostics/import-not-readable'>> = {
	tooLarge: 'diagnostics/import-too-large', notASpreadsheet: 'diagnostics/import-not-readable'
};

async function draftIn(file: File): Promise<{ draft: InstrumentDraft; kind: 'json' | 'xlsx' }> {
	if (file.size > spreadsheetLimits.bytes) throw refused('diagnostics/import-too-large');
	const bytes = new Uint8Array(await file.arrayBuffer());
	const kind = bytes[0] === 0x50 && bytes[1] === 0x4b ? 'xlsx' : 'json';
	const read = draftFromSheets(kind === 'xlsx' ? await sheetsIn(bytes) : jsonIn(bytes));
	if ('draft' in read) return { draft: read.draft, kind };
	throw new Problem('diagnostics/import-faulty', { status: 400, params: { count: read.faults.length }, fields: read.faults.slice(0, shown).map((fault) => fieldOf(fault, kind)) });
}

/** As many as a person mends before trying again. */
const shown = 100;

function refused(code: 'diagnostics/import-too-large' | 'diagnostics/import-not-readable'): Problem {
	return new Problem(code, { status: 400, fields: [{ field: 'file', code }] });
}

async function sheetsIn(bytes: Uint8Array): Promise<readonly TextSheet[]> {
	const read = await readSpreadsheet(bytes);
	if ('refused' in read) throw refused(refusals[read.refused]);
	return read.sheets;
}

function jsonIn(bytes: Uint8Array): readonly TextSheet[] {
	const sheets = sheetsFromJson(new TextDecoder().decode(bytes));
	if (!sheets) throw refused('diagnostics/import-not-readable');
	return sheets;
}

/** In JSON there are no headings to count: the first entry of a list is number 1. */
function fieldOf({ sheet, row, column, problem }: RowFault, kind: 'json' | 'xlsx') {
	const number = kind === 'json' ? Math.max(1, row - 1) : row;
	return { field: `${sheet}!${number}!${column}`, code: problem, params: { sheet, row: number, column } };
}

/** What a file says of comparability holds only against the version that it was made from. */
function partsIn({ head, parameters, indicators }: InstrumentDraft, keepsEarlier: boolean): Map<string, PartContent> {
	const kept = [...indicators].map(([code, one]): [string, DraftIndicator] => [code, keepsEarlier ? one : { ...one, earlier: '' }]);
	return new Map<string, PartContent>([[headCode, head], ...parameters, ...kept]);
}
