/**
 * The one place where progress is counted. Only required, relevant questions count; nothing is answered by default, so an
 * untouched questionnaire stands at 0 on every screen.
 */
import type { Answers } from './answer.ts';
import type { Definition } from './definition.ts';
import { examine, type Circumstances, type Finding } from './examine.ts';
import { isAbsence } from './problems.ts';

export interface Progress {
	/** How many questions must be answered, given the answers so far. */
	readonly required: number;
	/** How many of these are. Never more than `required`. */
	readonly answered: number;
	/** How many questions, optional ones too, have an answer that is wrong or half given. */
	readonly problems: number;
}

export interface SectionProgress extends Progress {
	readonly section: string;
}

export interface QuestionnaireProgress extends Progress {
	/** Relevant sections, in order. */
	readonly sections: readonly SectionProgress[];
}

export function progress(definition: Definition, answers: Answers, circumstances: Circumstances): QuestionnaireProgress {
	const findings = examine(definition, answers, circumstances);
	const present = new Set(findings.map((finding) => finding.section));
	const sections = definition.sections
		.filter((section) => present.has(section.id))
		.map((section) => ({ section: section.id, ...count(findings.filter((finding) => finding.section === section.id)) }));
	return { ...count(findings), sections };
}

/** Nothing required is missing and nothing answered is wrong: may be submitted. */
export function isComplete({ required, answered, problems }: Progress): boolean {
	return answered === required && problems === 0;
}

/** Whole percent, rounded down so that 100 means all of it; `null` where nothing is required and a percentage would say nothing. */
export function percentOf({ required, answered }: Progress): number | null {
	return required === 0 ? null : Math.floor((100 * answered) / required);
}

function count(findings: readonly Finding[]): Progress {
	return {
		required: findings.filter((finding) => finding.required).length,
		answered: findings.filter((finding) => finding.required && finding.answered).length,
		problems: findings.filter(isFaulty).length
	};
}

/** A required question that is merely not (wholly) answered yet is missing, not faulty; an optional one half answered is faulty. */
function isFaulty({ required, problems }: Finding): boolean {
	return problems.some((problem) => !required || !isAbsence(problem));
}
