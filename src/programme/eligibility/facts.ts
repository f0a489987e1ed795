/**
 * The facts that rules may ask about, declared here and supplied by the stages that know them. A fact that nobody supplies is
 * unknown, which is neither yes nor no; that something has not happened is known, and is `null` or `false` or 0.
 */
import type { LocalDate } from '#kernel/local-date.ts';

/** A count is a whole number of at least 0. A choice is one value of a list, in a `course` in the order in which things come. */
export type FactKind = 'yesNo' | 'count' | 'date' | 'choice' | 'course';
export type FactValue = boolean | number | LocalDate | string | null;

export interface DeclaredFact {
	readonly kind: FactKind;
	/** Of a choice or a course; a choice without a list takes what its vocabulary has. */
	readonly values?: readonly string[];
	/** Which way an organisation gets on: nobody may lose a right by it unless a rule says so. */
	readonly better?: 'yes' | 'no' | 'more' | 'less' | 'later';
}

const declared = {
	/** Something was answered in the profile, or it was even confirmed. */
	profileBegun: { kind: 'yesNo', better: 'yes' },
	profileConfirmedOn: { kind: 'date', better: 'later' },
	diagnostic: { kind: 'course', values: ['none', 'requested', 'scheduled', 'underWay', 'done'], better: 'later' },
	reportIssuedOn: { kind: 'date', better: 'later' },
	planApprovedOn: { kind: 'date', better: 'later' },
	weaknessActionsVerified: { kind: 'count', better: 'more' },
	overdueCriticalActions: { kind: 'count', better: 'less' },
	planUpdatedOn: { kind: 'date', better: 'later' },
	organisationType: { kind: 'choice' },
	isRegistered: { kind: 'yesNo', better: 'yes' },
	region: { kind: 'choice' },
	theme: { kind: 'choice' },
	paidStaff: { kind: 'count' },
	trainingsIn24Months: { kind: 'count', better: 'more' },
	openObligations: { kind: 'count', better: 'less' },
	grantsOfTypeThisCycle: { kind: 'count', better: 'less' },
	isDebarred: { kind: 'yesNo', better: 'no' },
	protectsRights: { kind: 'yesNo', better: 'yes' },
	describesConstituency: { kind: 'yesNo', better: 'yes' },
	/** 0–4: how far the organisation has worked on its weaknesses. */
	stepsTaken: { kind: 'count', better: 'more' },
	/** 0–4. */
	trainingActivity: { kind: 'count', better: 'more' },
	/** 0–2. */
	reportQuality: { kind: 'count', better: 'more' },
	/** 0–2. */
	planQuality: { kind: 'count', better: 'more' }
} as const satisfies Readonly<Record<string, DeclaredFact>>;

export type FactKey = keyof typeof declared;
export const facts: Readonly<Record<FactKey, DeclaredFact>> = declared;
export const factKeys = Object.keys(declared) as readonly FactKey[];

export function isFactKey(key: string): key is FactKey {
	return Object.hasOwn(declared, key);
}

/** What is known of one organisation on one matter. */
export interface Fact {
	readonly value: FactValue;
	/** The day it became so, as far as somebody knows. */
	readonly since: LocalDate | null;
}

/** What is absent is unknown. */
export type Facts = Readonly<Partial<Record<FactKey, Fact>>>;

/** Before anything was answered nothing is said of an organisation, to nobody. */
export function hasBegun({ profileBegun }: Facts): boolean {
	return profileBegun?.value === true;
}
