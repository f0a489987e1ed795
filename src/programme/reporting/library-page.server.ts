/** The library of recommendations as a programme has it: all of it, or what belongs to one indicator. */
import { newId, type ProgrammeId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Instrument } from '#programme/diagnostics/instrument.ts';
import { versionsOf } from '#programme/diagnostics/read-instruments.server.ts';
import type { Context } from '#register/context.server.ts';
import type { LibraryEntryPage, LibraryPage } from './around-pages.ts';
import { programmeById } from '#register/read.server.ts';
import { mergeLibrary } from './library.ts';
import { phrasesOf } from './phrases/of.ts';
import { mayEditLibrary, mayReadLibrary } from './policy.ts';
import { recommendations, shippedInstrument } from './recommendations.server.ts';
import { ownRecommendations } from './store-library.server.ts';

/** `programme` is `null` for whoever takes part in none: the library as it ships. */
export async function libraryPage(ctx: Context, programme: ProgrammeId | null): Promise<LibraryPage> {
	const instrument = await open(ctx, programme);
	const own = new Set((programme ? await ownRecommendations(ctx.read, programme) : []).map(({ indicator }) => indicator));
	const known = new Set(recommendations(instrument.key).map(({ indicator }) => indicator));
	return {
		parameters: instrument.parameters.map(({ code, name, indicators }) => ({
			code, name: name[ctx.language],
			indicators: indicators.filter((one) => known.has(one.code)).map((one) => ({ code: one.code, name: one.name[ctx.language], isOwn: own.has(one.code) }))
		})).filter(({ indicators }) => indicators.length > 0)
	};
}

export async function libraryEntryPage(ctx: Context, programme: ProgrammeId | null, code: string): Promise<LibraryEntryPage> {
	const instrument = await open(ctx, programme);
	const indicator = found(instrument.parameters.flatMap(({ indicators }) => indicators).find((one) => one.code === code));
	const own = new Map((programme ? await ownRecommendations(ctx.read, programme) : []).filter((one) => one.indicator === code).map((one) => [one.level, one]));
	const entries = mergeLibrary(recommendations(instrument.key), [...own.values()]).filter((one) => one.indicator === code).toSorted((a, b) => a.level - b.level);
	return {
		code, name: indicator.name[ctx.language], mayEdit: programme !== null && mayEditLibrary(ctx.actor, programme) === true,
		entries: entries.map(({ level, recommendation, action }) => ({
			level, levelWord: phrasesOf[ctx.language].levelWords[level], state: indicator.levels[level][ctx.language],
			recommendation, title: action.title, output: action.output,
			version: own.get(level)?.version ?? 0, command: newId(), restoreCommand: newId()
		}))
	};
}

/** Of the instrument that the programme works with today, or else the one that ships. */
async function open(ctx: Context, programme: ProgrammeId | null): Promise<Instrument> {
	demand(mayReadLibrary(ctx.actor));
	const chosen = programme && found(await programmeById(ctx.read, programme)).settings.instrument;
	const versions = await versionsOf(ctx.read, chosen ? chosen.key : shippedInstrument);
	return found(versions.find((one) => one.version === chosen?.version) ?? versions.at(-1));
}
