/**
 * An instrument while it is being written: texts may still be missing in any language, and several people may write at once,
 * so it is kept part by part. A part is the head (''), a parameter (`3`) or an indicator (`3.2`).
 */
import { languages, type Language, type Trilingual } from '#kernel/localised.ts';
import { levels, type Indicator, type Instrument, type Level, type Parameter } from './instrument.ts';

export interface DraftHead {
	readonly name: Trilingual;
	/** May be '' in all languages. */
	readonly purpose: Trilingual;
	/** `null`: four of five parameters. */
	readonly parametersForOverall: number | null;
	readonly organisationTypes: readonly string[];
}

export interface DraftParameter {
	readonly name: Trilingual;
	readonly shortName: Trilingual;
	readonly weight: number;
}

export interface DraftIndicator {
	readonly name: Trilingual;
	readonly critical: boolean;
	readonly levels: Readonly<Record<Level, Trilingual>>;
	readonly evidence: Trilingual;
	readonly question: Trilingual;
	/** May be '' in all languages. */
	readonly guidance: Trilingual;
	readonly notYetExpectedUpToStaff: number | null;
	/** The code in the version this draft was made from, whose levels mean the same; '' where nothing does. */
	readonly earlier: string;
}

export type PartContent = DraftHead | DraftParameter | DraftIndicator;

export interface InstrumentDraft {
	readonly key: string;
	/** The published version it was made from. */
	readonly basedOn: number | null;
	readonly head: DraftHead;
	/** By code, in the order of the codes. */
	readonly parameters: ReadonlyMap<string, DraftParameter>;
	readonly indicators: ReadonlyMap<string, DraftIndicator>;
}

/** What fits into lists, charts and twelve pages. */
export const draftLimits = { parameters: 20, indicatorsPerParameter: 12, indicators: 100, leastParameters: 3, shortName: 24, text: 2000 } as const;

export const headCode = '';
export const keyShape = /^[a-z][a-z0-9-]{1,39}$/;
export const parameterShape = /^[1-9]\d?$/;
export const indicatorShape = /^([1-9]\d?)\.([1-9]\d?)$/;
/** An address of its own stands under these words. */
export const reservedKeys: readonly string[] = ['drafts', 'import'];

export const nothing: Trilingual = { ky: '', ru: '', en: '' };

export type PartKind = 'head' | 'parameter' | 'indicator';

export function kindOfPart(code: string): PartKind {
	if (code === headCode) return 'head';
	return indicatorShape.test(code) ? 'indicator' : 'parameter';
}

export function parameterOf(indicator: string): string {
	return indicator.split('.')[0]!;
}

/** `2` before `10`, `2.9` before `2.10`. */
export function byCode(a: string, b: string): number {
	const [[a1, a2], [b1, b2]] = [a, b].map((code) => code.split('.').map(Number)) as [number[], number[]];
	return (a1 ?? 0) - (b1 ?? 0) || (a2 ?? 0) - (b2 ?? 0);
}

export const emptyHead: DraftHead = { name: nothing, purpose: nothing, parametersForOverall: null, organisationTypes: [] };
export const emptyParameter: DraftParameter = { name: nothing, shortName: nothing, weight: 1 };
export const emptyIndicator: DraftIndicator = {
	name: nothing, critical: false, levels: { 1: nothing, 2: nothing, 3: nothing, 4: nothing },
	evidence: nothing, question: nothing, guidance: nothing, notYetExpectedUpToStaff: null, earlier: ''
};

/** The parts of a draft that takes up a published version: everything in it can be compared until somebody says otherwise. */
export function partsOf({ name, purpose, parametersForOverall, organisationTypes, parameters }: Instrument): Map<string, PartContent> {
	const head: DraftHead = { name, purpose: purpose ?? nothing, parametersForOverall: parametersForOverall ?? null, organisationTypes: organisationTypes ?? [] };
	const parts = new Map<string, PartContent>([[headCode, head]]);
	for (const { code, name, shortName, weight, indicators } of parameters) {
		parts.set(code, { name, shortName, weight });
		for (const { code, guidance, notYetExpectedUpToStaff, ...rest } of indicators) {
			parts.set(code, { ...rest, guidance: guidance ?? nothing, notYetExpectedUpToStaff: notYetExpectedUpToStaff ?? null, earlier: code });
		}
	}
	return parts;
}

export function draftOf(key: string, basedOn: number | null, parts: ReadonlyMap<string, PartContent>): InstrumentDraft {
	const sorted = [...parts].sort(([a], [b]) => byCode(a, b));
	const ofKind = <T>(kind: PartKind) => new Map(sorted.filter(([code]) => kindOfPart(code) === kind) as [string, T][]);
	return { key, basedOn, head: (parts.get(headCode) as DraftHead | undefined) ?? emptyHead, parameters: ofKind<DraftParameter>('parameter'), indicators: ofKind<DraftIndicator>('indicator') };
}

export function indicatorsUnder({ indicators }: InstrumentDraft, parameter: string): [string, DraftIndicator][] {
	return [...indicators].filter(([code]) => parameterOf(code) === parameter);
}

/** The number after the highest one in use: a code that was given up never comes to mean something else within a draft. */
export function nextCode(draft: InstrumentDraft, parameter: string | null): string {
	const numbers = parameter === null ? [...draft.parameters.keys()].map(Number) : indicatorsUnder(draft, parameter).map(([code]) => Number(code.split('.')[1]));
	const next = Math.max(0, ...numbers) + 1;
	return parameter === null ? String(next) : `${parameter}.${next}`;
}

/** The version that the draft amounts to; it may be published only when `faultsOf` finds nothing. */
export function instrumentFrom(draft: InstrumentDraft, version: number): Instrument {
	const { head, basedOn } = draft;
	const earlier = [...draft.indicators].flatMap(([code, one]) => (one.earlier === '' ? [] : [[code, one.earlier] as const]));
	return {
		key: draft.key, version, name: head.name,
		...(isEmpty(head.purpose) ? {} : { purpose: head.purpose }),
		...(head.parametersForOverall === null ? {} : { parametersForOverall: head.parametersForOverall }),
		...(head.organisationTypes.length === 0 ? {} : { organisationTypes: head.organisationTypes }),
		...(basedOn === null ? {} : { comparesWith: { version: basedOn, indicators: Object.fromEntries(earlier) } }),
		parameters: [...draft.parameters].map(([code, parameter]): Parameter => ({ code, ...parameter, indicators: indicatorsUnder(draft, code).map(indicatorFrom) }))
	};
}

function indicatorFrom([code, { name, critical, levels, evidence, question, guidance, notYetExpectedUpToStaff }]: [string, DraftIndicator]): Indicator {
	return {
		code, name, critical, levels, evidence, question,
		...(isEmpty(guidance) ? {} : { guidance }),
		...(notYetExpectedUpToStaff === null ? {} : { notYetExpectedUpToStaff })
	};
}

export function isEmpty(text: Trilingual): boolean {
	return languages.every((language) => text[language] === '');
}

/** The texts of a part by the name of their field, in the order in which people write them. */
export function textsOf(content: PartContent): [string, Trilingual][] {
	if ('levels' in content) {
		const { name, question, levels: steps, evidence, guidance } = content;
		return [['name', name], ['question', question], ...levels.map((level): [string, Trilingual] => [`levels.${level}`, steps[level]]), ['evidence', evidence], ['guidance', guidance]];
	}
	return 'shortName' in content ? [['name', content.name], ['shortName', content.shortName]] : [['name', content.name], ['purpose', content.purpose]];
}

/** Fields that may stay empty in all languages; in one of them written, they are wanted in all. */
const optional: readonly string[] = ['guidance', 'purpose'];

/** Which texts are missing, field by field and language by language. */
export function missingIn(content: PartContent): { readonly field: string; readonly language: Language }[] {
	return textsOf(content).flatMap(([field, text]) => (optional.includes(field) && isEmpty(text) ? [] : languages.filter((language) => text[language] === '').map((language) => ({ field, language }))));
}
