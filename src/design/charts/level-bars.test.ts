import { describe, expect, it } from 'vitest';
import { levelBars, levelScale } from './level-bars.ts';
import { marks, outside, overlaps } from './overflow.ts';
import { everyNode, svgText } from './svg.ts';

const rows = [
	{ label: '5.1 Эсеп саясаты жана бухгалтердик эсеп', level: 3, text: '3' },
	{ label: '5.2 Бюджет', level: 1, text: '1' },
	{
		label: '5.3 Каражат булактарынын ар түрдүүлүгү жана донорлордон көз каранды болбоо',
		level: null,
		text: 'колдонулбайт'
	},
	{ label: '5.4 Ички көзөмөл', level: 2.4, text: '2,4' }
];
const draw = (width?: number) =>
	levelBars({
		title: 'Т',
		description: '',
		groups: [{ heading: '5 Каржыны башкаруу', rows }],
		...(width && { width })
	});

describe('level bars', () => {
	it('gives each level a quarter of the track', () => {
		const x = levelScale(100, 500);
		expect([1, 2, 3, 4].map((level) => x(level))).toEqual([200, 300, 400, 500]);
		const widths = marks(draw(), 'bar').map((bar) => Number(bar.attributes['width']));
		expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(3, 2);
		expect((widths[2] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(2.4, 2);
	});

	it('colours by the level, an average by the level it rounds to', () => {
		expect(marks(draw(), 'bar').map((bar) => bar.fill)).toEqual(['level-3', 'level-1', 'level-2']);
	});

	it('draws no bar without a level, but hatching and the word', () => {
		expect(marks(draw(), 'bar')).toHaveLength(3);
		expect(everyNode(draw()).some((node) => node.text === 'колдонулбайт')).toBe(true);
	});

	it.each([640, 340])('keeps everything inside a picture %i wide', (width) => {
		expect(outside(draw(width))).toEqual([]);
		expect(overlaps(draw(width))).toEqual([]);
		for (const row of rows) for (const word of row.label.split(' ')) expect(svgText(draw(width))).toContain(word);
	});
});
