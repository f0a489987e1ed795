/** A draft of an instrument, and one part of it, as its writers see them. */
import { and, eq } from 'drizzle-orm';
import { isId, newId } from '#kernel/id.ts';
import { inLanguage, type Language, languages } from '#kernel/localised.ts';
import { found } from '#kernel/problem.ts';
import { problemText } from '#i18n/problem-text.server.ts';
import type { Reader } from '#platform/database.server.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';
import { indicatorsOf, type Instrument } from './instrument.ts';
import { type DraftIndicator, headCode, indicatorsUnder, kindOfPart, missingIn, parameterOf, type PartContent, textsOf } from './instrument-draft.ts';
import { faultsOf } from './instrument-faults.ts';
import { mayPublishInstruments, mayWriteInstruments } from './instrument-policy.ts';
import { draftById, type StoredDraft } from './store-instruments.server.ts';
import { instrument } from './tables.server.ts';

/** For whoever does not write instruments there are no drafts. */
async function draftFor(ctx: Context, id: string): Promise<{ stored: StoredDraft; earlier: Instrument | null }> {
	found(mayWriteInstruments(ctx.actor) === true && isId(id) ? id : null);
	const stored = await draftById(ctx.read, id);
	return { stored, earlier: await earlierVersion(ctx.read, stored) };
}

async function earlierVersion(read: Reader, { draft: { key, basedOn } }: StoredDraft): Promise<Instrument | null> {
	if (basedOn === null) return null;
	const [row] = await read.select({ content: instrument.content }).from(instrument).where(and(eq(instrument.key, key), eq(instrument.version, basedOn)));
	return row?.content ?? null;
}

/** How many texts a part lacks, language by language. */
function lackOf(content: PartContent): Record<Language, number> {
	const missing = missingIn(content);
	const count = (language: Language) => missing.filter((one) => one.language === language).length;
	return { ky: count('ky'), ru: count('ru'), en: count('en') };
}

const shownFaults = 12;

export async function readDraft(ctx: Context, id: string) {
	const { stored, earlier } = await draftFor(ctx, id);
	const { draft, parts } = stored;
	const { language } = ctx;
	const rowOf = (code: string, content: PartContent) => ({ code, name: inLanguage(content.name, language), lack: lackOf(content) });
	const lacks = parts.map(({ content }) => lackOf(content));
	/** What is missing as a text is counted and marked where it is; the others are said. */
	const faults = faultsOf(draft, earlier).filter(({ problem }) => problem !== 'diagnostics/instrument-text-missing');
	return {
		id, key: draft.key, basedOn: draft.basedOn, name: inLanguage(draft.head.name, language) || draft.key,
		missing: { ky: sum(lacks, 'ky'), ru: sum(lacks, 'ru'), en: sum(lacks, 'en') },
		head: rowOf(headCode, draft.head),
		parameters: [...draft.parameters].map(([code, content]) => ({
			...rowOf(code, content),
			indicators: indicatorsUnder(draft, code).map(([code, one]) => ({ ...rowOf(code, one), critical: one.critical, isNew: draft.basedOn !== null && one.earlier === '' }))
		})),
		faults: faults.slice(0, shownFaults).map(({ part, problem }) => ({ part, text: problemText(problem, {}, language) })),
		moreFaults: Math.max(0, faults.length - shownFaults),
		isComplete: faults.length === 0 && lacks.every((lack) => languages.every((one) => lack[one] === 0)),
		mayPublish: mayPublishInstruments(ctx.actor) === true,
		command: newId<'command'>()
	};
}
export type DraftPage = Awaited<ReturnType<typeof readDraft>>;

function sum(lacks: readonly Record<Language, number>[], language: Language): number {
	return lacks.reduce((total, lack) => total + lack[language], 0);
}

export async function readDraftPart(ctx: Context, id: string, code: string) {
	const { stored, earlier } = await draftFor(ctx, id);
	const { draft, parts } = stored;
	const part = found(parts.find((one) => one.code === code));
	const author = (await peopleById(ctx.read, [part.authorId])).get(part.authorId);
	const { language } = ctx;
	const order = [headCode, ...[...draft.parameters.keys()].flatMap((parameter) => [parameter, ...indicatorsUnder(draft, parameter).map(([indicator]) => indicator)])];
	const at = order.indexOf(code);
	return {
		draft: { id, key: draft.key, name: inLanguage(draft.head.name, language) || draft.key },
		kind: kindOfPart(code), code, version: part.version,
		name: inLanguage(part.content.name, language),
		parameter: code === headCode || kindOfPart(code) !== 'indicator' ? null : { code: parameterOf(code), name: inLanguage(draft.parameters.get(parameterOf(code))?.name, language) },
		texts: textsOf(part.content).map(([field, text]) => ({ field, text, missing: missingIn(part.content).filter((one) => one.field === field).map((one) => one.language) })),
		settings: settingsOf(part.content),
		edited: { by: author?.name ?? '', at: part.at },
		earlier: earlier && indicatorsOf(earlier).map((one) => ({ value: one.code, label: `${one.code} ${one.name[language]}` })),
		types: (vocabularies()['organisation-types'] ?? []).map(({ value, label }) => ({ value, label: inLanguage(label, language) })),
		previous: order[at - 1] ?? null, next: order[at + 1] ?? null,
		command: newId<'command'>()
	};
}
export type DraftPartPage = Awaited<ReturnType<typeof readDraftPart>>;

/** What is no text, as the fields of a form hold it. */
function settingsOf(content: PartContent) {
	const indicator = 'levels' in content ? (content as DraftIndicator) : null;
	return {
		critical: indicator?.critical ?? false,
		notYetExpectedUpToStaff: numberText(indicator?.notYetExpectedUpToStaff),
		earlier: indicator?.earlier ?? '',
		weight: 'weight' in content ? String(content.weight) : '',
		parametersForOverall: 'purpose' in content ? numberText(content.parametersForOverall) : '',
		organisationTypes: 'purpose' in content ? [...content.organisationTypes] : []
	};
}

function numberText(value: number | null | undefined): string {
	return value === null || value === undefined ? '' : String(value);
}
