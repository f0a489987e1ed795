/** How long what is kept, as data: seeds/reference/retention.json holds the rules, this file what they mean. */
import type { Trilingual } from '#kernel/localised.ts';

export const retentionKeys = ['mails', 'answers-to-forms', 'invitations', 'sessions', 'unused-files', 'former-people'] as const;
export type RetentionKey = (typeof retentionKeys)[number];

export interface RetentionRule {
	readonly key: RetentionKey;
	/** Days after which it is due, counted from when it had done its work. */
	readonly afterDays: number;
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

/** Whatever had done its work before this moment is due. */
export function dueBefore({ afterDays }: RetentionRule, now: Date): Date {
	return new Date(now.getTime() - afterDays * 24 * 60 * 60 * 1000);
}
