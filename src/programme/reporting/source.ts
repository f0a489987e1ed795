/**
 * Everything that is known about one diagnostic round when its report is drafted. Names and notes are in whatever language
 * people wrote them; a draft quotes them and translates nothing.
 */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Localised, Trilingual } from '#kernel/localised.ts';
import type { Instrument, InstrumentName, Level } from '#programme/diagnostics/instrument.ts';
import type { Mapping } from '#programme/diagnostics/instrument-comparison.ts';
import type { Result } from '#programme/diagnostics/result.ts';
import type { Target } from '#programme/diagnostics/targets.ts';
import type { Dispute } from './dispute.ts';
import type { HumanCapacitySource } from './human-capacity.ts';

export interface ReportSource {
	readonly organisation: {
		readonly name: Localised;
		/** The number for paper and phone: `CSO-2026-00042`. */
		readonly number: string;
		readonly region: Localised;
	};
	readonly programme: Localised;
	/** 1 for the first diagnostic of this organisation in this programme. */
	readonly round: number;
	/** Version of the report, from 1; a correction is a new version. */
	readonly version: number;
	/** `null` while the report is a draft. */
	readonly issuedOn: LocalDate | null;
	/** Head of the journal when the report was issued, printed so that later changes to the record can be found out. */
	readonly anchor: string | null;
	readonly consent: Consent | null;
	/** First and last day of the assessment; the same day when it took one. */
	readonly assessed: { readonly from: LocalDate; readonly to: LocalDate } | null;
	readonly participants: readonly ParticipantGroup[];
	readonly assessors: readonly Assessor[];
	/** Documents seen that were not offered as evidence for one indicator. */
	readonly documents: readonly string[];
	readonly instrument: Instrument;
	readonly consensus: Result<'consensus'>;
	readonly verified: Result<'verified'>;
	readonly earlier: EarlierRound | null;
	/** At which level the group says today that it stood at the earlier round; by parameter, only where it was asked. */
	readonly retrospective: readonly { readonly parameter: string; readonly level: Level }[];
	/** `null` where nobody's competences were confirmed. */
	readonly humanCapacity: HumanCapacitySource | null;
	/** The level that each indicator should reach in this organisation. */
	readonly targets: ReadonlyMap<string, Target>;
	readonly recommendations: readonly RecommendationEntry[];
	/** The organisation's own answer under its right of reply, printed word for word. */
	readonly reply: { readonly by: string; readonly on: LocalDate; readonly text: string } | null;
	/** Views noted in the session that differ from what the group agreed; nobody is named. */
	readonly dissents: readonly { readonly indicator: string; readonly text: string }[];
	/** Levels that the organisation does not agree with, and what it was answered. */
	readonly disputes: readonly Dispute[];
}

export interface Consent {
	readonly by: string;
	readonly on: LocalDate;
	/** What was agreed to, as it was shown to the person. */
	readonly text: Localised;
	readonly textVersion: number;
}

/** People who took part, by role. A sex is `null` where it was not asked. */
export interface ParticipantGroup {
	readonly role: Localised;
	readonly total: number;
	readonly women: number | null;
	readonly men: number | null;
}

export interface Assessor {
	readonly name: string;
	readonly organisation: string;
	readonly lead: boolean;
}

export interface EarlierRound {
	readonly on: LocalDate;
	readonly instrument: InstrumentName;
	/** What of the two rounds can be compared, as the instruments say it themselves. */
	readonly pairs: Mapping;
	readonly result: Result<'verified'>;
}

/** What to do about one indicator that stands at one level; the shipped ones are in `seeds/reference/recommendations`, a folder for an instrument. */
export interface RecommendationEntry extends RecommendationContent {
	readonly indicator: string;
	readonly level: Level;
}

export interface RecommendationContent {
	readonly recommendation: Trilingual;
	/** The action that a plan may take over: what is done and what will be there afterwards. */
	readonly action: { readonly title: Trilingual; readonly output: Trilingual };
}
