import { describe, expect, it } from 'vitest';
import { distribution, type Share } from './distribution.ts';
import { marks, outside, overlaps } from './overflow.ts';
import { everyNode } from './svg.ts';

const share = (count: number): Share => ({ count, text: `${count} %` });
const rows = [
	{ label: '9 Эдвокаси, участие', shares: [share(10), share(20), share(30), share(40)], text: '2,8' },
	{
		label: '7 Программы и проекты, мониторинг и оценка, обучение на опыте',
		shares: [share(0), share(98), share(1), share(1)],
		text: '2,6'
	},
	{ label: '10 Внешние связи', shares: null, text: 'мало данных (n < 5)' }
] as const;
const draw = (width = 640) =>
	distribution({
		title: 'Т',
		description: '',
		rows,
		width,
		levels: ['1 начальный', '2 формирующийся', '3 сформировавшийся', '4 зрелый']
	});
const widths = (level: number) => marks(draw(), `level-${level}`).map((mark) => Number(mark.attributes['width']) + 1.5);

describe('distribution', () => {
	it('gives each level its share of the bar', () => {
		const [one = 0] = widths(1);
		expect([2, 3, 4].map((level) => (widths(level)[0] ?? 0) / one).map(Math.round)).toEqual([2, 3, 4]);
	});

	it('draws no piece for nobody and no words where they do not fit', () => {
		expect(marks(draw(), 'level-1')).toHaveLength(1);
		const texts = everyNode(draw()).map((node) => node.text);
		expect(texts).toContain('98 %');
		expect(texts).not.toContain('1 %');
	});

	it('says why where nothing may be shown', () => {
		expect(everyNode(draw()).some((node) => node.text === 'мало данных (n < 5)')).toBe(true);
	});

	it.each([640, 340])('keeps everything inside a picture %i wide', (width) => {
		expect(outside(draw(width))).toEqual([]);
		expect(overlaps(draw(width))).toEqual([]);
	});
});
