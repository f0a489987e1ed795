/**
 * Looks through a case for what does not go together, before anybody signs it. Every finding is something to look at and none
 * stands in the way: where something must not be, a rule refuses it elsewhere.
 */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Answers } from '#questionnaires/answer.ts';
import { evaluate } from '#questionnaires/expression.ts';
import { type Contradiction, isBetween, withCells } from './contradictions.ts';
import { indicatorsOf, type Instrument, type Level } from './instrument.ts';
import { enoughPerspectives } from './respondents.ts';
import { levelOf, type Score, type Scored, scoresByIndicator } from './score.ts';

/** Without these the picture is one-sided. */
const wantedSides = ['board', 'staff', 'beneficiary'] as const;
export type WantedSide = (typeof wantedSides)[number];

/** From here on a difference between the group and the assessor needs a word of explanation. */
const largeGap = 2;

export interface CaseFacts {
	readonly instrument: Instrument;
	readonly scored: Scored;
	/** Answers to relevant questions that the reader may see; `null` where there is no profile that speaks of this instrument. */
	readonly profile: { readonly answers: Answers; readonly today: LocalDate } | null;
	readonly contradictions: readonly Contradiction[];
	/** `null` before the group met: until then nobody can be missed. */
	readonly heard: {
		/** Roles of those who scored alone or took part in the session. */
		readonly roles: readonly string[];
		readonly people: number;
		/** Why fewer than usual were asked; '' where nothing was said. */
		readonly fewerBecause: string;
		/** `null` when not known. */
		readonly paidStaff: number | null;
	} | null;
	/** People who rated themselves and whom no assessor has confirmed yet. */
	readonly unconfirmedPeople: number;
}

export type Inconsistency =
	| { readonly kind: 'levelWithoutEvidence'; readonly indicator: string; readonly level: Level }
	| { readonly kind: 'notApplicableWithoutReason'; readonly indicator: string }
	| { readonly kind: 'contradictsProfile'; readonly indicator: string; readonly level: Level; readonly contradiction: Contradiction }
	| { readonly kind: 'gapWithoutComment'; readonly indicator: string; readonly agreed: Level; readonly verified: Level }
	| { readonly kind: 'missingPerspective'; readonly side: WantedSide }
	| { readonly kind: 'fewPerspectives'; readonly people: number; readonly wanted: number }
	| { readonly kind: 'unconfirmedPeople'; readonly people: number };

/** Indicator by indicator in the order of the instrument, then what concerns the whole case. */
export function inconsistencies(facts: CaseFacts): readonly Inconsistency[] {
	const { instrument, scored } = facts;
	const agreed = scoresByIndicator(instrument, scored.consensus);
	const verified = scoresByIndicator(instrument, scored.verified);
	const said = contradictionsThatHold(facts);
	return [
		...indicatorsOf(instrument).flatMap(({ code }) => {
			const standing = verified.get(code) ?? agreed.get(code);
			return standing ? [...inScore(standing, scored), ...inProfile(standing, said), ...inGap(agreed.get(code), verified.get(code))] : [];
		}),
		...inPerspectives(facts),
		...(facts.unconfirmedPeople > 0 ? [{ kind: 'unconfirmedPeople' as const, people: facts.unconfirmedPeople }] : [])
	];
}

function inScore({ indicator, mark }: Score, { evidence }: Scored): readonly Inconsistency[] {
	if (mark.kind === 'notApplicable') return mark.reason.trim() === '' ? [{ kind: 'notApplicableWithoutReason', indicator }] : [];
	if (mark.kind === 'dontKnow' || mark.level < 3) return [];
	const isProven = evidence.some((item) => item.indicator === indicator && item.accepted === true);
	return isProven ? [] : [{ kind: 'levelWithoutEvidence', indicator, level: mark.level }];
}

function contradictionsThatHold({ profile, contradictions }: CaseFacts): readonly Contradiction[] {
	if (!profile) return [];
	const scope = { answers: withCells(profile.answers), today: profile.today };
	return contradictions.filter(({ when }) => evaluate(when, scope));
}

function inProfile({ indicator, mark }: Score, said: readonly Contradiction[]): readonly Inconsistency[] {
	const level = levelOf(mark);
	if (level === null) return [];
	return said.filter((one) => one.indicator === indicator && isBetween(one, level)).map((contradiction) => ({ kind: 'contradictsProfile', indicator, level, contradiction }));
}

function inGap(agreed: Score | undefined, verified: Score | undefined): readonly Inconsistency[] {
	const [before, after] = [levelOf(agreed?.mark), levelOf(verified?.mark)];
	if (!verified || before === null || after === null || Math.abs(after - before) < largeGap || verified.comment.trim() !== '') return [];
	return [{ kind: 'gapWithoutComment', indicator: verified.indicator, agreed: before, verified: after }];
}

/** An organisation that pays nobody has no staff to hear. */
function inPerspectives({ heard }: CaseFacts): readonly Inconsistency[] {
	if (!heard) return [];
	const missing = wantedSides.filter((side) => !heard.roles.includes(side) && !(side === 'staff' && heard.paidStaff === 0));
	const isFew = heard.people < enoughPerspectives && heard.fewerBecause === '';
	return [
		...missing.map((side) => ({ kind: 'missingPerspective' as const, side })),
		...(isFew ? [{ kind: 'fewPerspectives' as const, people: heard.people, wanted: enoughPerspectives }] : [])
	];
}
