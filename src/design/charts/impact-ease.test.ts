import { describe, expect, it } from 'vitest';
import { impactEase, type ImpactPoint } from './impact-ease.ts';
import { marks, outside, overlaps } from './overflow.ts';

const draw = (points: readonly ImpactPoint[], width = 560) =>
	impactEase({
		title: 'Т',
		description: '',
		points,
		width,
		scale: [1, 4],
		axes: { impact: 'таасири чоңураак', ease: 'аткаруу жеңилирээк' },
		quadrants: {
			topLeft: 'Чоң иштер: баскычтарга бөлүңүз',
			topRight: 'Алгач ушуларды',
			bottomLeft: 'Азырынча калтырыңыз',
			bottomRight: 'Жолдо бүтүрүңүз'
		}
	});
const places = (points: readonly ImpactPoint[]) =>
	marks(draw(points), 'action').map(
		(mark) => [Number(mark.children?.[0]?.attributes['cx']), Number(mark.children?.[0]?.attributes['cy'])] as const
	);

describe('impact and ease', () => {
	it('puts easier to the right and more impact upwards, on an even scale', () => {
		const [low, middle, high] = places([
			{ number: '1', impact: 1, ease: 1 },
			{ number: '2', impact: 2.5, ease: 2.5 },
			{ number: '3', impact: 4, ease: 4 }
		]);
		expect(middle?.[0]).toBeCloseTo(((low?.[0] ?? 0) + (high?.[0] ?? 0)) / 2);
		expect(middle?.[1]).toBeCloseTo(((low?.[1] ?? 0) + (high?.[1] ?? 0)) / 2);
		expect(high?.[1]).toBeLessThan(low?.[1] ?? 0);
	});

	it('stands points of one place side by side around it, none hidden', () => {
		const same = places(['1', '2', '3'].map((number) => ({ number, impact: 2, ease: 3 })));
		const [alone] = places([{ number: '1', impact: 2, ease: 3 }]);
		expect(same.reduce((sum, [x]) => sum + x, 0) / 3).toBeCloseTo(alone?.[0] ?? 0, 1);
		expect(new Set(same.map((place) => place.join(' '))).size).toBe(3);
	});

	it('makes no point without both values', () => {
		expect(
			places([
				{ number: '1', impact: null, ease: 2 },
				{ number: '2', impact: 2, ease: null }
			])
		).toEqual([]);
	});

	it.each([560, 340])('keeps everything inside a picture %i wide', (width) => {
		const corners = [1, 4].flatMap((impact) =>
			[1, 4].flatMap((ease) => ['9', '10', '11', '12'].map((number) => ({ number, impact, ease })))
		);
		expect(outside(draw(corners, width))).toEqual([]);
		expect(overlaps(draw(corners, width))).toEqual([]);
	});
});
