/** Published instruments as their pages and files show them. */
import { and, desc, eq } from 'drizzle-orm';
import { dateInBishkek } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import { demand, found } from '#kernel/problem.ts';
import { formatDate } from '#i18n/format.ts';
import { writeSpreadsheet } from '#platform/spreadsheet.server.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import type { Context } from '#register/context.server.ts';
import { indicatorsOf, type Instrument, levels, parametersForOverall } from './instrument.ts';
import { draftOf, type InstrumentDraft, missingIn, partsOf } from './instrument-draft.ts';
import { jsonOf } from './instrument-json.ts';
import { mayWriteInstruments } from './instrument-policy.ts';
import { sheetsOf } from './instrument-sheet.ts';
import { draftById } from './store-instruments.server.ts';
import { instrument, instrumentDraft } from './tables.server.ts';

/** Anybody with an account may read what organisations are scored with; drafts are their writers' own. */
export async function readInstruments(ctx: Context) {
	demand(ctx.actor.personId !== null || 'common/sign-in-first');
	const rows = await ctx.read.select({ content: instrument.content, publishedAt: instrument.publishedAt }).from(instrument).orderBy(instrument.key, desc(instrument.version));
	const mayWrite = mayWriteInstruments(ctx.actor) === true;
	const latest = rows.filter(({ content }, index) => rows[index - 1]?.content.key !== content.key);
	return {
		mayWrite,
		instruments: latest.map((row) => ({
			...sizeOf(row.content, ctx.language), publishedOn: formatDate(dateInBishkek(row.publishedAt)),
			earlier: rows.filter(({ content }) => content.key === row.content.key && content.version < row.content.version).map(({ content }) => content.version)
		})),
		drafts: mayWrite ? await readDrafts(ctx) : [],
		command: newId<'command'>()
	};
}
export type InstrumentsPage = Awaited<ReturnType<typeof readInstruments>>;

function sizeOf(content: Instrument, language: Language) {
	const { key, version, name, purpose, parameters } = content;
	return { key, version, name: name[language], purpose: purpose?.[language] ?? '', parameters: parameters.length, indicators: indicatorsOf(content).length };
}

async function readDrafts({ read, language }: Context) {
	const rows = await read.select({ id: instrumentDraft.id }).from(instrumentDraft).orderBy(desc(instrumentDraft.createdAt));
	const drafts = await Promise.all(rows.map(({ id }) => draftById(read, id)));
	return drafts.map(({ id, draft, parts }) => ({
		id, key: draft.key, basedOn: draft.basedOn, name: inLanguage(draft.head.name, language) || draft.key,
		missing: parts.reduce((sum, { content }) => sum + missingIn(content).length, 0)
	}));
}

async function publishedInstrument(ctx: Context, key: string, version: string): Promise<Instrument> {
	demand(ctx.actor.personId !== null || 'common/sign-in-first');
	const number = /^\d{1,4}$/.test(version) ? Number(version) : 0;
	const [row] = await ctx.read.select({ content: instrument.content }).from(instrument).where(and(eq(instrument.key, key), eq(instrument.version, number)));
	return found(row).content;
}

export async function readInstrument(ctx: Context, key: string, version: string) {
	const content = await publishedInstrument(ctx, key, version);
	const [newest] = await ctx.read.select({ version: instrument.version }).from(instrument).where(eq(instrument.key, key)).orderBy(desc(instrument.version)).limit(1);
	const { language } = ctx;
	return {
		...sizeOf(content, language), size: indicatorsOf(content).length,
		least: parametersForOverall(content),
		types: (content.organisationTypes ?? []).map((type) => typeName(type, language)),
		comparable: content.comparesWith ? { version: content.comparesWith.version, count: Object.keys(content.comparesWith.indicators).length } : null,
		parameters: content.parameters.map((parameter) => ({
			code: parameter.code, name: parameter.name[language],
			indicators: parameter.indicators.map((one) => ({
				code: one.code, name: one.name[language], critical: one.critical, question: one.question[language], evidence: one.evidence[language],
				guidance: one.guidance?.[language] ?? '', upToStaff: one.notYetExpectedUpToStaff ?? null,
				levels: levels.map((value) => ({ value, text: one.levels[value][language] }))
			}))
		})),
		mayBegin: mayWriteInstruments(ctx.actor) === true && newest?.version === content.version,
		command: newId<'command'>()
	};
}
export type InstrumentPage = Awaited<ReturnType<typeof readInstrument>>;

export function typeName(type: string, language: Language): string {
	return inLanguage(vocabularies()['organisation-types']?.find(({ value }) => value === type)?.label, language) || type;
}

export interface ExportedFile {
	readonly name: string;
	readonly mediaType: string;
	readonly bytes: Uint8Array;
}

/** A published version as a file to work on, or to carry elsewhere. */
export async function exportInstrument(ctx: Context, key: string, version: string, format: string | null): Promise<ExportedFile> {
	const content = await publishedInstrument(ctx, key, version);
	return fileOf(draftOf(key, content.version, partsOf(content)), `${key}-${content.version}`, format);
}

export async function exportDraft(ctx: Context, id: string, format: string | null): Promise<ExportedFile> {
	found(mayWriteInstruments(ctx.actor) === true || undefined);
	const { draft } = await draftById(ctx.read, id);
	return fileOf(draft, `${draft.key}-draft`, format);
}

async function fileOf(draft: InstrumentDraft, name: string, format: string | null): Promise<ExportedFile> {
	if (format === 'json') return { name: `${name}.json`, mediaType: 'application/json; charset=utf-8', bytes: new TextEncoder().encode(jsonOf(draft)) };
	return { name: `${name}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: await writeSpreadsheet(sheetsOf(draft)) };
}
