/** What to offer those who were chosen: a group training where enough of them are weak in the same, a consultation where one stands alone with it. */
import type { OrganisationId } from '#kernel/id.ts';
import type { FoundWeakness } from '#programme/diagnostics/found-weakness.ts';

/** So many that share a weakness make a group, unless the reader asks for another number. */
export const usualGroup = 3;
export const [smallestTraining, largestAsked] = [2, 50] as const;

export interface ProposedTraining {
	readonly indicator: FoundWeakness['indicator'];
	readonly organisations: readonly OrganisationId[];
}

export interface ProposedConsultation {
	readonly organisation: OrganisationId;
	/** What it alone, or it and too few others, is weak in. */
	readonly weaknesses: readonly FoundWeakness[];
}

export interface Proposals {
	/** The widest shared first, then in the order of the instrument. */
	readonly trainings: readonly ProposedTraining[];
	readonly consultations: readonly ProposedConsultation[];
}

/** Every weakness ends in exactly one proposal. */
export function propose(weaknesses: readonly FoundWeakness[], together: number): Proposals {
	const shared = Map.groupBy(weaknesses, ({ indicator }) => `${indicator.instrument} ${indicator.code}`);
	const trainings = [...shared.values()].filter((all) => all.length >= together);
	const single = [...shared.values()].filter((all) => all.length < together).flat();
	return {
		trainings: trainings.map((all) => ({ indicator: all[0]!.indicator, organisations: all.map(({ organisation }) => organisation) }))
			.toSorted((a, b) => b.organisations.length - a.organisations.length || byCode(a.indicator.code, b.indicator.code)),
		consultations: [...Map.groupBy(single, ({ organisation }) => organisation)].map(([organisation, of]) => ({ organisation, weaknesses: of.toSorted((a, b) => byCode(a.indicator.code, b.indicator.code)) }))
	};
}

/** `2.10` comes after `2.9`. */
function byCode(a: string, b: string): number {
	const [[parameter = 0, place = 0], [otherParameter = 0, otherPlace = 0]] = [a, b].map((code) => code.split('.').map(Number)) as [number[], number[]];
	return parameter - otherParameter || place - otherPlace;
}
