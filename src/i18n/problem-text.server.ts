/** Every problem code in the reader's language. Server only: pages get finished sentences. */
import type { Language } from '#kernel/localised.ts';
import type { ProblemCode, ProblemParams } from '#kernel/problem.ts';
import * as texts from './paraglide/messages.js';

type Text = (params: ProblemParams, options: { locale: Language }) => string;

export function problemKey(code: ProblemCode): string {
	return `problem_${code.replace(/[/-]/g, '_')}`;
}

export function problemText(code: ProblemCode, params: ProblemParams, language: Language): string {
	const text = (texts as unknown as Record<string, Text>)[problemKey(code)];
	return text ? text(params, { locale: language }) : code;
}
