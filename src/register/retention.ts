/** How long what is kept, as data: seeds/reference/retention.json holds the rules, this file what they mean. */
import type { Trilingual } from '#kernel/localised.ts';

/** Rules over what a stage keeps; the stage says what is due by them. */
const stageRetentionKeys = ['respondents'] as const;
export type StageRetentionKey = (typeof stageRetentionKeys)[number];

export const retentionKeys = ['mails', 'answers-to-forms', 'invitations', 'sessions', 'unused-files', 'former-people', ...stageRetentionKeys] as const;
export type RetentionKey = (typeof retentionKeys)[number];

export interface RetentionRule {
	readonly key: RetentionKey;
	/** Days after which it is due, counted from when it had done its work. */
	readonly afterDays: number;
	/** What a programme may choose between, in days, both included; what belongs to the whole installation has none. */
	readonly bounds?: { readonly least: number; readonly most: number };
	readonly act: 'delete' | 'deleteFiles' | 'pseudonymise';
	readonly what: Trilingual;
	/** Why so long and no longer; nothing here claims what a law says. */
	readonly ground: Trilingual;
}

/** What is not erased although it names people, and why. */
export interface KeptTable {
	/** `schema.table`. */
	readonly table: string;
	readonly what: Trilingual;
	readonly ground: Trilingual;
}

export interface Retention {
	readonly rules: readonly RetentionRule[];
	readonly kept: readonly KeptTable[];
}

/** The rules that a programme may decide on for itself. */
export function ownRules(rules: readonly RetentionRule[]): (RetentionRule & { readonly bounds: { readonly least: number; readonly most: number } })[] {
	return rules.filter((rule): rule is RetentionRule & { bounds: { least: number; most: number } } => rule.bounds !== undefined);
}

/** Whatever had done its work so many days before this moment is due. */
export function dueBefore(days: number, now: Date): Date {
	return new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
}
