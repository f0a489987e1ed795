import { describe, expect, it } from 'vitest';
import { inTwoLines, textWidth, wrap } from './lettering.ts';

describe('lettering', () => {
	it('knows the Kyrgyz letters; an unknown one counts as a full em', () => {
		expect(textWidth('Ңү', 100)).toBeCloseTo(80 + 55);
		expect(textWidth('漢', 100)).toBe(100);
	});

	it('counts bold as wider', () => {
		expect(textWidth('Далил', 13, 700)).toBeGreaterThan(textWidth('Далил', 13));
	});

	it('wraps at spaces and loses no word', () => {
		const text = 'Программаларды жана долбоорлорду башкаруу, мониторинг жана баалоо';
		const lines = wrap(text, 160, 13);
		expect(lines.join(' ')).toBe(text);
		for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(160);
	});

	it('makes two lines of nearly equal width', () => {
		expect(inTwoLines('Каржыны башкаруу жана ички көзөмөл', 13, 100)).toEqual([
			'Каржыны башкаруу',
			'жана ички көзөмөл'
		]);
		expect(inTwoLines('Лидерлик', 13, 10)).toEqual(['Лидерлик']);
		expect(inTwoLines('', 13, 10)).toEqual(['']);
	});
});
