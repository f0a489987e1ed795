/**
 * Numbers as people in Kyrgyzstan type them: decimal comma or point, spaces between thousands. What could mean two things
 * (`1.234,5`, `1,234.5`) is refused rather than guessed.
 */
import type { AnswerProblem } from './problems.ts';

export type DecimalReading = { readonly ok: true; readonly digits: string } | { readonly ok: false; readonly problem: AnswerProblem };

/** Beyond 15 digits a number is no longer exact in a computer. */
const mostDigits = 15;

/** Plain digits with an optional minus and an optional point (`-1200.5`), without needless zeros in front. */
export function readDecimal(text: string): DecimalReading {
	const compact = text.replace(/[\s']/g, '').replace('−', '-').replace(',', '.');
	const match = /^(-?)(\d+)(\.\d+)?$/.exec(compact);
	if (!match) return { ok: false, problem: { code: 'questionnaires/not-a-number' } };
	const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '');
	const fraction = match[3] ?? '';
	if (whole.length + fraction.length > mostDigits) return { ok: false, problem: { code: 'questionnaires/number-too-long' } };
	return { ok: true, digits: `${match[1] ?? ''}${whole}${fraction}` };
}

/** Digits after the point that carry something: `2.50` has one. */
export function decimalsOf(digits: string): number {
	return (/\.(\d*?)0*$/.exec(digits)?.[1] ?? '').length;
}
