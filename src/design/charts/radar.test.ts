import { describe, expect, it } from 'vitest';
import { marks, outside, overlaps } from './overflow.ts';
import { radar, radarPoint } from './radar.ts';
import { everyNode, svgText } from './svg.ts';

const names = [
	'Башкаруу органдары жана укуктук негиз',
	'Миссия, стратегия жана пландоо',
	'Лидерлик жана уюмду башкаруу',
	'Адам ресурстары жана ыктыярчылар',
	'Каржыны башкаруу жана ички көзөмөл',
	'Административдик иштер, сатып алуу, МТ жана коопсуздук',
	'Программаларды жана долбоорлорду башкаруу, мониторинг жана баалоо',
	'Ресурстарды мобилизациялоо жана туруктуулук',
	'Эдвокаси, бенефициарлар менен иштөө жана жарандык катышуу',
	'Тышкы байланыштар, коммуникация жана ачыктык'
];

function ofTen(values: readonly (number | null)[][], series = ['азыр']) {
	return radar({
		title: 'Т',
		description: 'С',
		series,
		axes: names.map((label, index) => ({ label, values: values[index] ?? [2], text: '2,0' }))
	});
}

describe('radar', () => {
	it('puts a value where the scale says: the middle is 0, the outer ring 4, angle 0 points up', () => {
		const places: readonly (readonly [number, number, number, number])[] = [
			[4, 0, 0, -100],
			[2, Math.PI / 2, 50, 0],
			[1, Math.PI, 0, 25],
			[9, 0, 0, -100]
		];
		for (const [value, angle, x, y] of places) {
			const [px, py] = radarPoint(value, angle, 100);
			expect(px).toBeCloseTo(x);
			expect(py).toBeCloseTo(y);
		}
	});

	it('draws its markers there', () => {
		const [first] = marks(ofTen(names.map(() => [3])), 'now');
		expect(first?.attributes).toMatchObject({ cx: 0, cy: -112.5 });
	});

	it.each([3, 5, 10, 12])('keeps every word of %i axes inside the picture', (count) => {
		const axes = Array.from({ length: count }, (_, index) => ({
			label: names[index % names.length] ?? '',
			values: [1, 4],
			text: '1,0 → 4,0'
		}));
		const drawn = radar({ title: 'Т', description: '', series: ['биринчи баа берүү', 'азыркы баа берүү'], axes });
		expect(outside(drawn)).toEqual([]);
		expect(overlaps(drawn)).toEqual([]);
		const written = everyNode(drawn)
			.map((node) => node.text ?? '')
			.join(' ');
		for (const axis of axes) for (const word of axis.label.split(' ')) expect(written).toContain(word);
	});

	it('shows no marker for a missing value and leaves the line open', () => {
		const drawn = ofTen(names.map((_, index) => [index === 4 ? null : 3]));
		expect(marks(drawn, 'now')).toHaveLength(9);
		expect(svgText(drawn)).not.toContain('fill-opacity');
	});

	it('tells two series apart by line and marker, and names them', () => {
		const drawn = ofTen(
			names.map(() => [2, 3]),
			['мурун', 'азыр']
		);
		expect(marks(drawn, 'earlier').length).toBeGreaterThanOrEqual(10);
		expect(marks(drawn, 'now').length).toBeGreaterThanOrEqual(10);
		expect(svgText(drawn)).toContain('stroke-dasharray');
		expect(everyNode(drawn).filter((node) => node.text === 'мурун' || node.text === 'азыр')).toHaveLength(2);
	});

	it('survives having nothing to show', () => {
		expect(outside(ofTen(names.map(() => [null])))).toEqual([]);
		expect(svgText(radar({ title: 'Т', description: '', series: ['а'], axes: [] }))).not.toContain('NaN');
	});
});
