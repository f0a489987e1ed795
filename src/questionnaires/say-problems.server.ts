/** Problems as sentences of the reader's language; pages get these, never codes. */
import { inLanguage, type Language } from '#kernel/localised.ts';
import type { ProblemCode, ProblemParams } from '#kernel/problem.ts';
import type { Trilingual } from '#kernel/localised.ts';
import { problemText } from '#i18n/problem-text.server.ts';
import type { Finding } from './examine.ts';
import { isAbsence } from './problems.ts';
import type { SavedForm } from './save-form.server.ts';
import type { ProblemView, ProblemViews } from './saved-view.ts';

interface Sayable {
	readonly code: ProblemCode;
	readonly params?: ProblemParams;
	readonly message?: Trilingual;
	readonly row?: string | number;
	readonly column?: string;
}

export function sayProblem(problem: Sayable, language: Language): ProblemView {
	const { row, column } = problem;
	return { text: textOf(problem, language), ...(row !== undefined && { row }), ...(column !== undefined && { column }) };
}

/** By question. That something is not there yet is said only where the person asked what is missing. */
export function sayFindings(findings: readonly Finding[], language: Language, { absences }: { readonly absences: boolean }): ProblemViews {
	const entries = findings.map(({ question, problems }) => [question, problems.filter((problem) => absences || !isAbsence(problem))] as const);
	return Object.fromEntries(entries.filter(([, problems]) => problems.length > 0).map(([question, problems]) => [question, problems.map((problem) => sayProblem(problem, language))]));
}

/** What was wrong with what was sent, over what is wrong with what stands. */
export function saySaved({ unreadable, refused }: SavedForm, standing: ProblemViews, language: Language): ProblemViews {
	const shown: Record<string, readonly ProblemView[]> = { ...standing };
	for (const [question, problems] of Object.entries(unreadable)) shown[question] = problems.map((problem) => sayAtPlace(problem, language));
	for (const { question, ...problem } of refused) shown[question] = [...(shown[question] ?? []), sayAtPlace(problem, language)];
	return shown;
}

function sayAtPlace(problem: Sayable, language: Language): ProblemView {
	const { row, ...view } = sayProblem(problem, language);
	return typeof row === 'number' ? { ...view, place: row } : { ...view, ...(row !== undefined && { row }) };
}

function textOf({ code, params = {}, message }: Sayable, language: Language): string {
	return message ? inLanguage(message, language) : problemText(code, params, language);
}
