/**
 * What the drafts are worded with, one table a language. A phrase is one or more whole sentences; what is put into it are
 * names in quotation marks, numbers and dates already written out, so that no name is ever declined and no sentence of the
 * rubric is cut up. Lists of variants say the same thing in different words: ten parameters in a row read as ten texts.
 */
import type { Band } from '#programme/diagnostics/result.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import type { ReportLabels } from './labels.ts';

type Variants<Args extends readonly unknown[] = []> = readonly [(...args: Args) => string, ...((...args: Args) => string)[]];

export interface Phrases {
	readonly labels: ReportLabels;
	readonly levelWords: Readonly<Record<Level, string>>;
	readonly bandWords: Readonly<Record<Band, string>>;
	/** `2-деңгээл (Калыптанып жаткан)`: a level is never a bare number. */
	level(level: Level): string;
	/** `2 — Калыптанып жаткан`, for tables. */
	levelShort(level: Level): string;
	/** How a list item begins: `Бюджет түзүү (2-деңгээл, Калыптанып жаткан).` */
	lead(name: string, level: Level): string;
	/** The same where there is no level to name: `Бюджет түзүү.` */
	leadPlain(name: string): string;
	/** `Уюштуруу диагностикасы, 1-версиясы`. */
	instrument(name: string, version: number): string;
	readonly notes: {
		readonly assessor: Variants<[quoted: string]>;
		readonly group: Variants<[quoted: string]>;
		evidence(count: number, names: string): string;
		readonly critical: string;
		/** After a list whose first `count` items are critical indicators at level 1; at least two. */
		criticalMany(count: number, all: boolean): string;
	};
	method(facts: { instrument: string; version: number; parameters: number; indicators: number; verified: boolean }): string;
	readonly story: StoryPhrases;
	readonly summary: SummaryPhrases;
	readonly charts: ChartPhrases;
	readonly parameter: ParameterPhrases;
	readonly priorities: { readonly intro: string; readonly none: string; readonly unscored: string };
	readonly limits: LimitPhrases;
	readonly alts: AltPhrases;
}

/** Dates already written out; the same twice when the assessment took one day. */
export interface Days {
	readonly from: string;
	readonly to: string;
}

export interface StoryPhrases {
	/** @param people 0 when it is not known how many took part. */
	opening(name: string, days: Days | null, people: number): string;
	overall(facts: { mean: string; band: Band; verified: boolean }): string;
	noOverall(parametersScored: number, least: number): string;
	strongest(names: string, count: number): string;
	weakest(names: string, count: number): string;
	bestIndicator(name: string, level: Level): string;
	firstWeakness(name: string, level: Level): string;
	/** On how many indicators the group's score was above, and below, the verified one. */
	gap(above: number, below: number): string;
	change(date: string, up: number, down: number, same: number): string;
	readonly nothing: string;
}

export interface SummaryPhrases {
	strengths(count: number): string;
	readonly strengthsEmerging: string;
	readonly strengthsInitial: string;
	weaknesses(count: number): string;
	readonly noWeaknesses: string;
	readonly weaknessesEnough: string;
	readonly unscoredStrengths: string;
	readonly unscoredWeaknesses: string;
}

export interface ChartPhrases {
	radar(parameters: number): string;
	earlier(date: string): string;
	readonly bars: string;
	readonly gap: string;
	readonly noGap: string;
	widest(name: string, self: Level, verified: Level): string;
	/** No difference exceeds one level. */
	readonly narrow: string;
	readonly agreed: string;
}

export interface ParameterPhrases {
	readonly worksAll: Variants<[count: number]>;
	readonly worksSome: Variants<[count: number, of: number]>;
	readonly worksAlso: Variants<[names: string, count: number]>;
	readonly worksEmerging: Variants<[name: string]>;
	readonly worksInitial: Variants<[count: number]>;
	readonly lacksSome: Variants<[count: number, of: number]>;
	readonly lacksAlso: Variants<[names: string, count: number]>;
	readonly lacksNone: Variants;
	readonly enough: Variants<[names: string, count: number]>;
	readonly unproven: Variants<[names: string, count: number]>;
	readonly next: Variants;
	/** Only where the next level is 3 or 4: level 2 is described by what is still missing. */
	readonly nextFirm: Variants;
	nextOnTheWay(target: Level): string;
	readonly nextTop: Variants;
	readonly recommend: Variants;
	/** Where the library has nothing for the indicator; the text of the level to aim at follows. */
	recommendFallback(level: Level): string;
	readonly recommendTop: Variants;
	/** For a parameter in which no indicator has a level. */
	readonly silent: {
		notApplicable(count: number): string;
		unknown(count: number): string;
		readonly lacks: string;
		readonly next: string;
		readonly recommendation: string;
		readonly recommendationNotApplicable: string;
	};
}

export interface LimitPhrases {
	state(days: Days | null): string;
	readonly purpose: string;
	readonly notVerified: string;
	fewPeople(count: number): string;
	readonly peopleUnknown: string;
	readonly first: string;
	compared(date: string): string;
	otherVersion(version: number): string;
	withoutLevel(count: number): string;
	notApplicable(reason: string, names: string): string;
	dontKnow(names: string): string;
	notScored(names: string): string;
	more(count: number): string;
	readonly complete: string;
	/** @param shown how many are listed after it; 0 when none exceeds one level. */
	disagreements(count: number, shown: number): string;
	disagreement(name: string, self: Level, verified: Level): string;
}

/** What a reader who cannot see a picture is told instead. */
export interface AltPhrases {
	radar(values: string): string;
	bars(values: string): string;
	gap(values: string): string;
	readonly none: string;
}
