/**
 * Who an organisation is, for those who may not know it: its number. The columns that give it away have types of their own
 * that nothing else can read, so that a page, a mail or an export that forgot to ask does not compile.
 */
import { inLanguage, type Language, type Localised } from '#kernel/localised.ts';

declare const hidden: unique symbol;

/** Names in up to three languages, readable by the functions of this file alone. */
export interface MaskableName {
	readonly [hidden]: 'name';
}

/** A text that holds the name: for sorting, for search. */
export interface MaskableText {
	readonly [hidden]: 'text';
}

/** What an organisation's record must hold to be named. */
export interface Maskable {
	readonly number: string;
	readonly name: MaskableName;
	readonly masked: boolean;
}

/** The one function that takes the name out of a record: masked and not known to the reader, it is the number. */
export function shownName(of: Maskable, isKnown: boolean, language: Language): string {
	return isHidden(of, isKnown) ? of.number : inLanguage(nameInFull(of), language) || of.number;
}

/** By what the organisation is sorted for this reader; its place in a list, and a page's address, must not say who it is. */
export function shownSortName(of: Maskable & { readonly sortName: MaskableText }, isKnown: boolean): string {
	return isHidden(of, isKnown) ? of.number : (of.sortName as unknown as string);
}

/** Also whoever asks who it is does not learn it from what goes by mail: a mail is forwarded, and read on a screen in the street. */
export function nameInMail(of: Maskable, language: Language): string {
	return shownName(of, false, language);
}

/**
 * Unmasked, in all languages: for documents that belong to the organisation itself, and may be opened only by whoever may
 * know its name. A test names the few files that call this.
 */
export function nameInFull(of: Pick<Maskable, 'name'>): Localised {
	return of.name as unknown as Localised;
}

export function maskableName(name: Localised): MaskableName {
	return name as unknown as MaskableName;
}

export function maskableText(text: string): MaskableText {
	return text as unknown as MaskableText;
}

function isHidden(of: Maskable, isKnown: boolean): boolean {
	return of.masked && !isKnown;
}
