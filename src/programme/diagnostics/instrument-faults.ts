/** What keeps a draft from being published: what is missing, and what would make it mean something wrong. */
import type { ProblemCode } from '#kernel/problem.ts';
import type { Language } from '#kernel/localised.ts';
import { languages } from '#kernel/localised.ts';
import { indicatorsOf, type Instrument } from './instrument.ts';
import { draftLimits, headCode, indicatorsUnder, type InstrumentDraft, missingIn } from './instrument-draft.ts';

export interface InstrumentFault {
	/** The part that it is mended in: '' the head, `3`, `3.2`. */
	readonly part: string;
	/** `levels.2`, or '' where no single field is wrong. */
	readonly field: string;
	readonly language: Language | null;
	readonly problem: ProblemCode;
}

/** `earlier` is the version that the draft was made from. Nothing found: it may be published. */
export function faultsOf(draft: InstrumentDraft, earlier: Instrument | null): readonly InstrumentFault[] {
	return [...shapeFaults(draft), ...overallFaults(draft), ...textFaults(draft), ...nameFaults(draft), ...comparisonFaults(draft, earlier)];
}

const fault = (part: string, problem: ProblemCode, field = '', language: Language | null = null): InstrumentFault => ({ part, field, language, problem });

function shapeFaults(draft: InstrumentDraft): readonly InstrumentFault[] {
	const { parameters, indicators } = draft;
	const { leastParameters, parameters: most, indicators: mostIndicators, indicatorsPerParameter } = draftLimits;
	return [
		...(parameters.size < leastParameters ? [fault(headCode, 'diagnostics/instrument-too-few')] : []),
		...(parameters.size > most || indicators.size > mostIndicators ? [fault(headCode, 'diagnostics/instrument-too-many')] : []),
		...[...parameters.keys()].flatMap((code) => {
			const count = indicatorsUnder(draft, code).length;
			if (count === 0) return [fault(code, 'diagnostics/instrument-parameter-empty')];
			return count > indicatorsPerParameter ? [fault(code, 'diagnostics/instrument-too-many')] : [];
		})
	];
}

function overallFaults({ head, parameters }: InstrumentDraft): readonly InstrumentFault[] {
	const { parametersForOverall: least } = head;
	return least !== null && (least < 1 || least > parameters.size) ? [fault(headCode, 'diagnostics/instrument-overall-beyond', 'parametersForOverall')] : [];
}

function textFaults({ head, parameters, indicators }: InstrumentDraft): readonly InstrumentFault[] {
	return [[headCode, head] as const, ...parameters, ...indicators].flatMap(([code, content]) =>
		missingIn(content).map(({ field, language }) => fault(code, 'diagnostics/instrument-text-missing', field, language))
	);
}

/** A chart has no room for more. */
function nameFaults({ parameters }: InstrumentDraft): readonly InstrumentFault[] {
	return [...parameters].flatMap(([code, { shortName }]) =>
		languages.filter((language) => shortName[language].length > draftLimits.shortName).map((language) => fault(code, 'diagnostics/instrument-name-long', 'shortName', language))
	);
}

/** One earlier indicator stands behind one at most, and it must have existed. */
function comparisonFaults({ indicators }: InstrumentDraft, earlier: Instrument | null): readonly InstrumentFault[] {
	const known = new Set(earlier ? indicatorsOf(earlier).map(({ code }) => code) : []);
	const taken = new Set<string>();
	return [...indicators].flatMap(([code, one]) => {
		if (one.earlier === '') return [];
		if (!known.has(one.earlier)) return [fault(code, 'diagnostics/instrument-earlier-unknown', 'earlier')];
		if (taken.has(one.earlier)) return [fault(code, 'diagnostics/instrument-earlier-twice', 'earlier')];
		taken.add(one.earlier);
		return [];
	});
}
