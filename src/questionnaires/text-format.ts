/**
 * The few shapes of text that a questionnaire may ask for. People write with spaces and brackets; what they wrote is
 * stored as it is, and the canonical form here is for checking and for finding duplicates. No free patterns in data.
 */
import type { ProblemParams } from '#kernel/problem.ts';
import type { AnswerProblemCode } from './problems.ts';

/** `inn`: 14 digits of the taxpayer number. `okpo`: 8 digits. `soate`: 14 digits of a place, 417 for the country first. `phone`: +996 and 9 digits. */
export const textFormats = ['email', 'phone', 'url', 'inn', 'okpo', 'soate'] as const;
export type TextFormat = (typeof textFormats)[number];

const longestEmail = 254;
const longestUrl = 2048;

/** The one way to write it (`+996555123456`, `https://…`), or `null` when the text has another shape. */
export function canonical(format: TextFormat, text: string): string | null {
	switch (format) {
		case 'inn':
			return only(/^\d{14}$/, withoutSpaces(text));
		case 'okpo':
			return only(/^\d{8}$/, withoutSpaces(text));
		case 'soate':
			return only(/^417\d{11}$/, withoutSpaces(text));
		case 'phone':
			return only(/^\+996\d{9}$/, text.replace(/[\s().-]/g, ''));
		case 'email':
			return text.length > longestEmail ? null : only(/^[^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$/, text.trim().toLowerCase());
		case 'url':
			return text.length > longestUrl ? null : canonicalUrl(text.trim());
	}
}

export function hasFormat(format: TextFormat, text: string): boolean {
	return canonical(format, text) !== null;
}

/** What is wrong with the text, with a suggestion where its mistake is a common one; `null` when nothing is. */
export function formatProblem(format: TextFormat, text: string): { readonly code: AnswerProblemCode; readonly params?: ProblemParams } | null {
	if (hasFormat(format, text)) return null;
	if (format === 'inn') return innProblem(withoutSpaces(text));
	if (format === 'phone') return phoneProblem(text.replace(/\D/g, ''));
	return { code: codes[format] };
}

const codes = {
	okpo: 'questionnaires/not-an-okpo',
	soate: 'questionnaires/not-a-soate',
	email: 'questionnaires/not-an-email',
	url: 'questionnaires/not-a-url'
} as const;

/** Spreadsheets drop the zero that the number begins with: 13 digits are offered back with it. */
function innProblem(digits: string): { readonly code: AnswerProblemCode; readonly params?: ProblemParams } {
	if (/^\d{13}$/.test(digits)) return { code: 'questionnaires/inn-lost-zero', params: { suggestion: `0${digits}` } };
	return { code: 'questionnaires/not-an-inn' };
}

function phoneProblem(digits: string): { readonly code: AnswerProblemCode; readonly params?: ProblemParams } {
	const subscriber = /^(?:996|0)?(\d{9})$/.exec(digits)?.[1];
	if (subscriber) return { code: 'questionnaires/phone-without-prefix', params: { suggestion: `+996${subscriber}` } };
	return { code: 'questionnaires/not-a-phone' };
}

/** Only web addresses; `javascript:` and the like have no dot-separated host and are refused. */
function canonicalUrl(text: string): string | null {
	const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
	return only(/^https?:\/\/[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d{1,5})?([/?#]\S*)?$/iu, address);
}

function withoutSpaces(text: string): string {
	return text.replace(/\s/g, '');
}

function only(shape: RegExp, text: string): string | null {
	return shape.test(text) ? text : null;
}
