import { describe, expect, it } from 'vitest';
import { gap, gapScale } from './gap.ts';
import { marks, outside, overlaps } from './overflow.ts';

const rows = [
	{ label: '5.1 Эсеп саясаты жана бухгалтердик эсеп жүргүзүү тартиби', agreed: 3, verified: 2, text: '3 → 2' },
	{ label: '5.2 Бюджет', agreed: 4, verified: 4, text: '4 = 4' },
	{ label: '5.3 Ички көзөмөл', agreed: 1, verified: null, text: '1' },
	{ label: '5.4 Текшерүү', agreed: null, verified: null, text: 'колдонулбайт' }
];
const draw = (width = 640) =>
	gap({
		title: 'Т',
		description: '',
		rows,
		width,
		names: { agreed: 'макулдашылган баа', verified: 'тастыкталган баа' }
	});

/** Without the one in the legend, which comes first. */
const drawn = (kind: string) => marks(draw(), kind).slice(1);

describe('gap', () => {
	it('spreads the levels 1 to 4 evenly over the track', () => {
		const x = gapScale(40, 340);
		expect([1, 2, 3, 4].map((level) => x(level))).toEqual([40, 140, 240, 340]);
	});

	it('puts both marks where the scale says', () => {
		const agreed = drawn('agreed').map((mark) => Number(mark.attributes['cx']));
		const verified = drawn('verified').map((mark) => Number(mark.attributes['cx']));
		const [three = 0, four = 0, one = 0] = agreed;
		expect(three - one).toBeCloseTo(((four - one) * 2) / 3, 1);
		expect(verified[0]).toBeCloseTo(one + (four - one) / 3, 1);
		expect(verified[1]).toBe(four);
	});

	it('makes no mark for a missing value', () => {
		expect(drawn('agreed')).toHaveLength(3);
		expect(drawn('verified')).toHaveLength(2);
	});

	it.each([640, 340])('keeps everything inside a picture %i wide', (width) => {
		expect(outside(draw(width))).toEqual([]);
		expect(overlaps(draw(width))).toEqual([]);
	});
});
