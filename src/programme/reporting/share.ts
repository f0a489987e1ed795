/**
 * What an organisation shows of its report to somebody outside: its capacity passport. It is the organisation's own, says no more
 * than it chose, ends by itself, and can be proved genuine without asking anybody but this installation.
 */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Language } from '#kernel/localised.ts';
import type { ReportDocument } from './document.ts';

/** `status`: that it was diagnosed, when and by which instrument; `levels`: the levels too; `report`: the whole report. */
export const shareScopes = ['status', 'levels', 'report'] as const;
export type ShareScope = (typeof shareScopes)[number];

export const passportFormat = 'kadam-capacity-passport/1';

/** What is vouched for; its text, letter by letter, is what is signed. */
export interface Statement {
	readonly format: typeof passportFormat;
	readonly id: string;
	readonly organisation: { readonly name: string; readonly number: string };
	readonly programme: string;
	readonly instrument: string;
	readonly assessed: string;
	readonly issuedOn: string;
	readonly reportVersion: number;
	readonly language: Language;
	readonly scope: ShareScope;
	readonly recipient: string;
	readonly givenOn: LocalDate;
	readonly expiresOn: LocalDate;
	/** Absent where only the status is shown. */
	readonly levels?: StatedLevels;
	/** SHA-256 of the issued document, where the whole report is shown. */
	readonly report?: string;
}

export interface StatedLevels {
	readonly overall: string;
	readonly parameters: readonly { readonly code: string; readonly name: string; readonly mean: string; readonly indicators: readonly { readonly code: string; readonly name: string; readonly level: string }[] }[];
}

/** A masked organisation goes out under its number, and its report, which names it on every page, not at all. */
export function isScopeOpen(scope: ShareScope, masked: boolean): boolean {
	return !masked || scope !== 'report';
}

export function levelsOf({ summary, parameters }: ReportDocument): StatedLevels {
	return {
		overall: summary.overall.text,
		parameters: parameters.map(({ code, name, mean, indicators }) => ({
			code, name, mean: mean.text, indicators: indicators.map((one) => ({ code: one.code, name: one.name, level: one.level.text }))
		}))
	};
}

export type ShareState = 'valid' | 'expired' | 'revoked';

/** On its last day it is still good. */
export function stateOf({ expiresOn, revokedAt }: { readonly expiresOn: LocalDate; readonly revokedAt: Date | null }, today: LocalDate): ShareState {
	if (revokedAt !== null) return 'revoked';
	return today > expiresOn ? 'expired' : 'valid';
}

/** For how long an opening shows what was opened; after that the reader says again who is reading. */
export const openingHours = 24;

export function isOpeningFresh(at: Date, now: Date): boolean {
	return now.getTime() - at.getTime() < openingHours * 3_600_000;
}

/** A passport as a file. */
export interface PassportFile {
	readonly statement: string;
	readonly signature: string;
	readonly publicKey: string;
}

/** `null` for anything that is not such a file; nothing of it is believed before its signature is checked. */
export function readPassport(text: string): PassportFile | null {
	try {
		const { statement, signature, publicKey } = JSON.parse(text) as Partial<PassportFile>;
		return typeof statement === 'string' && typeof signature === 'string' && typeof publicKey === 'string' ? { statement, signature, publicKey } : null;
	} catch {
		return null;
	}
}

/** What is said of a passport that somebody has verified; what is not genuine is told apart no further. */
export type Verdict =
	| { readonly kind: 'unreadable' | 'forged' }
	| { readonly kind: 'genuine'; readonly state: ShareState; readonly statement: Statement };
