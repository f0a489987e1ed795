/** What the programme takes from a profile: the facts that lists, scoring and masking ask for. */
import { addMonths, compareLocalDates, type LocalDate } from '#kernel/local-date.ts';
import type { Localised } from '#kernel/localised.ts';
import { answerTo, type Answers, rowsOf } from '#questionnaires/answer.ts';

/** Months for which a confirmation holds. */
export const validMonths = 12;

export function confirmedUntil(on: LocalDate): LocalDate {
	return addMonths(on, validMonths);
}

export function needsConfirmation(until: LocalDate | null, today: LocalDate): boolean {
	return until === null || compareLocalDates(until, today) < 0;
}

export interface FactsOfProfile {
	readonly name: Localised;
	readonly registered: boolean;
	readonly legalForm: string | null;
	readonly region: string;
	readonly paidStaff: number | null;
	readonly foundedYear: number | null;
	/** Who does not consent to being named is not named. */
	readonly masked: boolean;
	readonly alsoKnownAs: readonly string[];
}

export function factsOf(answers: Answers): FactsOfProfile {
	const text = (question: string) => {
		const value = answerTo(answers, question);
		return typeof value === 'string' ? value : null;
	};
	const registered = answerTo(answers, 'registered') === true;
	const year = text('yearFounded');
	return {
		name: (answerTo(answers, 'name') ?? {}) as Localised,
		registered,
		legalForm: registered ? text('legalForm') : 'initiative-group',
		region: text('region') ?? '',
		paidStaff: paidStaff(answers),
		foundedYear: year === null ? null : Number(year),
		masked: text('consentPublication') !== 'named',
		alsoKnownAs: ['acronym', 'formerNames', 'inn', 'registrationNumber'].map(text).filter((known) => known !== null)
	};
}

/** Women and men, full and part time together; `null` when nobody said. */
function paidStaff(answers: Answers): number | null {
	const rows = rowsOf(answerTo(answers, 'paidStaff'));
	if (rows.length === 0) return null;
	return rows.reduce((sum, row) => sum + Number(row['women'] ?? 0) + Number(row['men'] ?? 0), 0);
}

/** Parameters of which the organisation itself says that it needs help most. */
export function ownPriorities(answers: Answers): string[] {
	return rowsOf(answerTo(answers, 'capacityNeeds')).filter((row) => row['need'] === 'great').map((row) => String(row['row']));
}
