import { expect, test } from 'vitest';
import { marks, outside, overlaps } from './overflow.ts';
import { everyNode } from './svg.ts';
import { tileMap } from './tile-map.ts';

const tiles = [
	{ column: 0, row: 0, label: 'Талас', count: 0, text: '0' }, { column: 1, row: 0, label: 'Бишкек', count: 12, text: '12' },
	{ column: 2, row: 0, label: 'Чүй', count: 3, text: '3' }, { column: 3, row: 0, label: 'Ысык-Көл', count: 7, text: '7' },
	{ column: 1, row: 1, label: 'Джалал-Абад', count: 1, text: '1' }
];
const draw = (width?: number) => tileMap({ title: 'Т', description: '', tiles, ...(width ? { width } : {}) });

test('more is darker, and nothing at all is no colour', () => {
	expect(marks(draw(), 'tile').map(({ fill }) => fill)).toEqual(['wash', 'lake-600', 'lake-100', 'lake-600', 'lake-100']);
});

test('west stands left of east, north above south', () => {
	const [talas, bishkek, , , jalalAbad] = marks(draw(), 'tile').map(({ attributes }) => attributes);
	expect(Number(talas!['x'])).toBeLessThan(Number(bishkek!['x']));
	expect(jalalAbad!['x']).toBe(bishkek!['x']);
	expect(Number(jalalAbad!['y'])).toBeGreaterThan(Number(bishkek!['y']));
});

test.each([640, 320])('every word is inside the picture of %d and none lies on another', (width) => {
	expect(outside(draw(width))).toEqual([]);
	expect(overlaps(draw(width))).toEqual([]);
	expect(everyNode(draw(width)).map(({ text }) => text)).toContain('Джалал-Абад');
});

test('a country without parts is an empty picture', () => {
	expect(tileMap({ title: 'Т', description: '', tiles: [] }).tag).toBe('svg');
});
