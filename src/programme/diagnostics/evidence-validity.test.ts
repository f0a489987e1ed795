import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { isValidOn } from './evidence-validity.ts';

const day = (text: string) => text as LocalDate;

test('a document holds on its last day and not on the day after; without an end it always holds', () => {
	expect(isValidOn({ validUntil: day('2026-03-12') }, day('2026-03-12'))).toBe(true);
	expect(isValidOn({ validUntil: day('2026-03-12') }, day('2026-03-13'))).toBe(false);
	expect(isValidOn({ validUntil: null }, day('2099-01-01'))).toBe(true);
});
