/** How long a document holds. */
import { compareLocalDates, type LocalDate } from '#kernel/local-date.ts';

/** On its last day it still does. */
export function isValidOn({ validUntil }: { readonly validUntil: LocalDate | null }, day: LocalDate): boolean {
	return validUntil === null || compareLocalDates(validUntil, day) >= 0;
}
