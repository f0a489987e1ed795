/** The library of recommendations as a programme has it: all of it, or what belongs to one indicator. */
import { newId, type ProgrammeId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Instrument } from '#programme/diagnostics/instrument.ts';
import { latestInstruments, versionsOf } from '#programme/diagnostics/read-instruments.server.ts';
import type { Context } from '#register/context.server.ts';
import type { LibraryEntryPage, LibraryPage } from './around-pages.ts';
import { programmeById } from '#register/read.server.ts';
import { mergeLibrary } from './library.ts';
import { phrasesOf } from './phrases/of.ts';
import { mayEditLibrary, mayReadLibrary } from './policy.ts';
import { instrumentsWithLibrary, recommendations } from './recommendations.server.ts';
import { ownRecommendations, type OwnRecommendation } from './store-library.server.ts';

const usual = 'organisational';

/** Which library is opened: the programme's words (`null` for whoever takes part in none: as it ships) for the instrument of this key; '' the programme's own. */
export interface LibraryAddress {
	readonly programme: ProgrammeId | null;
	readonly instrument: string;
}

export async function libraryPage(ctx: Context, address: LibraryAddress): Promise<LibraryPage> {
	const instrument = await open(ctx, address);
	const own = new Set((await wordsOf(ctx, address.programme, instrument)).map(({ indicator }) => indicator));
	const known = new Set(recommendations(instrument.key).map(({ indicator }) => indicator));
	const instruments = (await latestInstruments(ctx.read)).filter(({ key }) => instrumentsWithLibrary.includes(key));
	return {
		instrument: instrument.key,
		instruments: instruments.toSorted((a, b) => b.parameters.length - a.parameters.length).map(({ key, name }) => ({ key, name: name[ctx.language] })),
		parameters: instrument.parameters.map(({ code, name, indicators }) => ({
			code, name: name[ctx.language],
			indicators: indicators.filter((one) => known.has(one.code)).map((one) => ({ code: one.code, name: one.name[ctx.language], isOwn: own.has(one.code) }))
		})).filter(({ indicators }) => indicators.length > 0)
	};
}

export async function libraryEntryPage(ctx: Context, address: LibraryAddress, code: string): Promise<LibraryEntryPage> {
	const { programme } = address;
	const instrument = await open(ctx, address);
	const indicator = found(instrument.parameters.flatMap(({ indicators }) => indicators).find((one) => one.code === code));
	const own = new Map((await wordsOf(ctx, programme, instrument)).filter((one) => one.indicator === code).map((one) => [one.level, one]));
	const entries = mergeLibrary(recommendations(instrument.key), [...own.values()]).filter((one) => one.indicator === code).toSorted((a, b) => a.level - b.level);
	return {
		instrument: instrument.key, code, name: indicator.name[ctx.language], mayEdit: programme !== null && mayEditLibrary(ctx.actor, programme) === true,
		entries: entries.map(({ level, recommendation, action }) => ({
			level, levelWord: phrasesOf[ctx.language].levelWords[level], state: indicator.levels[level][ctx.language],
			recommendation, title: action.title, output: action.output,
			version: own.get(level)?.version ?? 0, command: newId(), restoreCommand: newId()
		}))
	};
}

async function wordsOf(ctx: Context, programme: ProgrammeId | null, { key }: Instrument): Promise<OwnRecommendation[]> {
	return programme ? ownRecommendations(ctx.read, programme, key) : [];
}

/** The version that the programme works with today, or else the latest. A programme whose own instrument has no library begins with the one of ten parameters. */
async function open(ctx: Context, { programme, instrument }: LibraryAddress): Promise<Instrument> {
	demand(mayReadLibrary(ctx.actor));
	const own = programme ? found(await programmeById(ctx.read, programme)).settings.instrument : undefined;
	const key = instrument || (own && instrumentsWithLibrary.includes(own.key) ? own.key : usual);
	found(instrumentsWithLibrary.find((one) => one === key));
	const versions = await versionsOf(ctx.read, key);
	return found(versions.find((one) => own?.key === key && one.version === own.version) ?? versions.at(-1));
}
