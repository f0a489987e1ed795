/** Who is asked to score alone before the group meets, and whether that is enough to hear more than one side. */
export const respondentRoles = ['head', 'board', 'accountant', 'staff', 'volunteer', 'member', 'beneficiary', 'partner', 'other'] as const;
export type RespondentRole = (typeof respondentRoles)[number];

export const sexes = ['female', 'male'] as const;
export type Sex = (typeof sexes)[number];

export interface Respondent {
	readonly id: string;
	readonly name: string;
	readonly role: RespondentRole;
	readonly sex: Sex;
	readonly hasLink: boolean;
	readonly hasAnswered: boolean;
}

/** Asked for in every case; and with fewer answers nothing is shown, because few can be told apart. */
export const enoughPerspectives = 5;
/** An organisation with at most this many paid people may do with fewer, and says why. */
const smallStaff = 2;
/** Without these the picture is one-sided. */
const wanted: readonly RespondentRole[] = ['board', 'staff', 'beneficiary'];

export interface Coverage {
	readonly planned: number;
	readonly answered: number;
	readonly women: number;
	readonly men: number;
	/** Roles that belong in every picture and that nobody here has. */
	readonly missing: readonly RespondentRole[];
}

export function coverageOf(respondents: readonly Pick<Respondent, 'role' | 'sex' | 'hasAnswered'>[]): Coverage {
	const has = (role: RespondentRole) => respondents.some((one) => one.role === role);
	return {
		planned: respondents.length,
		answered: respondents.filter(({ hasAnswered }) => hasAnswered).length,
		women: respondents.filter(({ sex }) => sex === 'female').length,
		men: respondents.filter(({ sex }) => sex === 'male').length,
		missing: wanted.filter((role) => !has(role))
	};
}

/** Of unknown size is not small: not answering must not make anything easier. */
export function mayBeFewer(paidStaff: number | null): boolean {
	return paidStaff !== null && paidStaff <= smallStaff;
}

/** What stands in the way of sending out links; `null` when nothing does. */
export function planProblem(planned: number, paidStaff: number | null, fewerBecause: string): 'diagnostics/too-few-respondents' | 'diagnostics/fewer-without-reason' | null {
	if (planned >= enoughPerspectives) return null;
	if (planned === 0 || !mayBeFewer(paidStaff)) return 'diagnostics/too-few-respondents';
	return fewerBecause === '' ? 'diagnostics/fewer-without-reason' : null;
}
