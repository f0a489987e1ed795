/** What two people wrote into one field, in words: dates as dates, kinds by their names. */
import { formatDate } from '#i18n/format.ts';
import type { Language } from '#kernel/localised.ts';
import type { Money } from '#kernel/money.ts';
import { fieldWord } from './field-words.ts';
import type { Conflict } from './merge.ts';
import type { ActionType, FundingSource } from './plan.ts';
import { fundingWord, typeWord } from './words.ts';

/** Two values of one field side by side, in words. */
export interface ShownConflict {
	readonly label: string;
	readonly mine: string;
	readonly theirs: string;
	readonly author: string;
	/** ISO 8601. */
	readonly at: string;
}

export function showConflict({ field, mine, theirs, author, at }: Conflict, language: Language): ShownConflict {
	return { label: fieldWord(field, language), mine: valueText(field, mine, language), theirs: valueText(field, theirs, language), author, at };
}

function valueText(field: string, value: Conflict['mine'], language: Language): string {
	if (value === null || value === '') return '';
	if (field === 'type') return typeWord(value as ActionType, language);
	if (field === 'funding') return fundingWord(value as FundingSource, language);
	if (field === 'start' || field === 'due' || field === 'end') return formatDate(String(value));
	if (field === 'cost') return `${(value as unknown as Money).amount} ${(value as unknown as Money).currency}`;
	if (field === 'weights') return Object.values(value).map((weight) => Math.round(Number(weight) * 100)).join(' / ');
	return String(value);
}
