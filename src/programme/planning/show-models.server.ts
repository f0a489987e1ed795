/** The library of model documents: what ships with the product and what a programme adds, by indicator. */
import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { formatSize } from '#i18n/format.ts';
import { isId, type ProgrammeId } from '#kernel/id.ts';
import { type Language, languages } from '#kernel/localised.ts';
import { demand, found } from '#kernel/problem.ts';
import { file } from '#platform/tables.server.ts';
import type { Context } from '#register/context.server.ts';
import { indicatorsOf, type Instrument } from '#programme/diagnostics/instrument.ts';
import { modelKinds, modelLicences, type ModelDocument } from './model-document.ts';
import type { ModelFilter } from './model-document-input.ts';
import { mayKeepModels, mayReadModels } from './model-document-policy.ts';
import { fileOfModel, instrumentOfModels, shippedModels } from './model-documents.server.ts';
import { instrumentForModels } from './model-indicators.server.ts';
import type { ModelItem, ModelPage, ModelsPage, NewModelPage } from './model-views.ts';
import { modelDocument } from './tables.server.ts';
import { languageWord, modelKindWord, modelLicenceWord } from './words.ts';

type Programme = ProgrammeId | null;
type OwnModel = typeof modelDocument.$inferSelect & { readonly size: number; readonly mediaType: string };

const stillThere = isNull(modelDocument.removedAt);

async function ownModelsWhere({ read }: Context, condition: SQL | undefined): Promise<OwnModel[]> {
	const rows = await read.select({ own: modelDocument, size: file.size, mediaType: file.mediaType }).from(modelDocument).innerJoin(file, eq(file.hash, modelDocument.fileHash))
		.where(and(stillThere, condition));
	return rows.map(({ own, ...of }) => ({ ...own, ...of }));
}

async function ownModels(ctx: Context, programme: Programme): Promise<OwnModel[]> {
	return programme ? ownModelsWhere(ctx, eq(modelDocument.programmeId, programme)) : [];
}

/** Whoever was sent its address may read it: nothing in it is anybody's own. */
async function ownModel(ctx: Context, id: string): Promise<OwnModel> {
	return found(isId(id) ? (await ownModelsWhere(ctx, eq(modelDocument.id, id)))[0] : undefined);
}

export async function showModels(ctx: Context, programme: Programme, { parameter, indicator }: ModelFilter): Promise<ModelsPage> {
	demand(mayReadModels(ctx.actor));
	const instrument = await instrumentForModels(ctx.read);
	const isWanted = ({ indicators }: { indicators: readonly string[] }) =>
		indicator ? indicators.includes(indicator) : !parameter || indicators.some((code) => code.startsWith(`${parameter}.`));
	const shipped = shippedModels().filter(isWanted).map((one) => ({ at: one.indicators, make: () => itemOf(ctx.language, instrument, one) }));
	const own = (await ownModels(ctx, programme)).filter(isWanted).map((one) => ({ at: one.indicators, make: async () => ownItem(ctx.language, instrument, one) }));
	const places = indicatorsOf(instrument).map(({ code }) => code);
	const inOrder = [...own, ...shipped].toSorted((one, other) => places.indexOf(one.at[0]!) - places.indexOf(other.at[0]!));
	return {
		parameters: instrument.parameters.map(({ code, name }) => ({ value: code, label: `${code}. ${name[ctx.language]}` })),
		parameter: parameter ?? '',
		indicator: indicator ? named(ctx.language, instrument, [indicator]).join() : '',
		items: await Promise.all(inOrder.map(({ make }) => make())),
		mayAdd: programme !== null && mayKeepModels(ctx.actor, programme) === true
	};
}

export async function showModel(ctx: Context, id: string): Promise<ModelPage> {
	demand(mayReadModels(ctx.actor));
	const { language } = ctx;
	const instrument = await instrumentForModels(ctx.read);
	const shipped = shippedModels().find(({ key }) => key === id);
	if (shipped) return { item: await itemOf(language, instrument, shipped), licence: modelLicenceWord(shipped.licence, language), body: shipped.body[language], mayRemove: false };
	const own = await ownModel(ctx, id);
	return { item: ownItem(language, instrument, own), licence: modelLicenceWord(own.licence, language), body: [], mayRemove: mayKeepModels(ctx.actor, own.programmeId) === true };
}

/** For the page where one is added. */
export async function showNewModel(ctx: Context, programme: Programme): Promise<NewModelPage> {
	demand(programme !== null && mayKeepModels(ctx.actor, programme) === true ? true : 'common/not-permitted');
	const { language } = ctx;
	const instrument = await instrumentForModels(ctx.read);
	return {
		kinds: modelKinds.map((value) => ({ value, label: modelKindWord(value, language) })),
		languages: languages.map((value) => ({ value, label: languageWord(value, language) })),
		licences: modelLicences.map((value) => ({ value, label: modelLicenceWord(value, language) })),
		parameters: instrument.parameters.map(({ code, name, indicators }) => ({
			name: `${code}. ${name[language]}`, indicators: indicators.map((one) => ({ value: one.code, label: `${one.code} ${one.name[language]}` }))
		}))
	};
}

export interface OpenedModel {
	readonly name: string;
	readonly mediaType: string;
	readonly size: number;
	readonly bytes: Uint8Array | ReadableStream<Uint8Array>;
}

/** The bytes of one. @param language of what ships; a programme's own is in the one it is in. */
export async function openModel(ctx: Context, id: string, language: Language): Promise<OpenedModel> {
	demand(mayReadModels(ctx.actor));
	const shipped = shippedModels().find(({ key }) => key === id);
	if (shipped) {
		const bytes = await fileOfModel(shipped, language);
		return { name: `${shipped.title[language]}.docx`, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', size: bytes.length, bytes };
	}
	const own = await ownModel(ctx, id);
	found(ctx.files.has(own.fileHash) || null);
	return { name: own.fileName, mediaType: own.mediaType, size: own.size, bytes: ctx.files.open(own.fileHash) };
}

/** What there is for these indicators of an instrument, for the page of an action that serves them. */
export async function modelsFor(ctx: Context, programme: ProgrammeId, instrument: string, indicators: readonly string[]): Promise<{ href: string; title: string }[]> {
	if (instrument !== instrumentOfModels) return [];
	const serves = (one: { indicators: readonly string[] }) => one.indicators.some((code) => indicators.includes(code));
	return [
		...(await ownModels(ctx, programme)).filter(serves).map(({ id, title }) => ({ href: `/planning/models/${id}`, title })),
		...shippedModels().filter(serves).map(({ key, title }) => ({ href: `/planning/models/${key}`, title: title[ctx.language] }))
	];
}

async function itemOf(language: Language, instrument: Instrument, model: ModelDocument): Promise<ModelItem> {
	const { key, kind, title, purpose, indicators } = model;
	const files = languages.map(async (each) => ({ href: `/planning/models/${key}/file?language=${each}`, label: label(language, each, 'Word', (await fileOfModel(model, each)).length) }));
	return { id: key, title: title[language], kind: modelKindWord(kind, language), purpose: purpose[language], indicators: named(language, instrument, indicators), isOwn: false, files: await Promise.all(files) };
}

function ownItem(language: Language, instrument: Instrument, { id, title, kind, indicators, language: own, fileName, size }: OwnModel): ModelItem {
	const ending = /\.(\w{1,5})$/.exec(fileName)?.[1]?.toUpperCase() ?? '';
	const files = [{ href: `/planning/models/${id}/file`, label: label(language, own, ending, size) }];
	return { id, title, kind: modelKindWord(kind, language), purpose: '', indicators: named(language, instrument, indicators), isOwn: true, files };
}

function label(language: Language, of: Language, ending: string, size: number): string {
	return [languageWord(of, language), ending, formatSize(size, language)].filter(Boolean).join(', ');
}

function named(language: Language, instrument: Instrument, codes: readonly string[]): string[] {
	const names = new Map(indicatorsOf(instrument).map(({ code, name }) => [code, name[language]]));
	return codes.map((code) => `${code} ${names.get(code) ?? ''}`.trim());
}
