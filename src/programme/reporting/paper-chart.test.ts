import { everyNode } from '#design/charts/svg.ts';
import { expect, test } from 'vitest';
import { assembleDocument } from './assemble.ts';
import { inventRound } from './cases/invented-round.ts';
import { drawCharts } from './charts.ts';
import { draftParts } from './draft.ts';
import { takeApart } from './paper-chart.ts';

const source = inventRound({ round: 2 });
const { radar, bars, gap } = drawCharts(assembleDocument(source, draftParts(source, 'ky'), 'ky'));

test.each([['radar', radar], ['bars', bars[0]], ['gap', gap]] as const)('the %s keeps all letters, inside its frame, and all shapes', (_, picture) => {
	if (!picture) throw new Error('not drawn');
	const { svg, chart } = takeApart(picture);
	const nodes = everyNode(picture);
	expect(chart.letters.map(({ text }) => text).toSorted()).toEqual(nodes.filter(({ tag }) => tag === 'text').map(({ text }) => text).toSorted());
	for (const { x, y } of chart.letters) {
		expect(x).toBeGreaterThanOrEqual(0);
		expect(x).toBeLessThanOrEqual(chart.width);
		expect(y).toBeGreaterThan(0);
		expect(y).toBeLessThanOrEqual(chart.height);
	}
	expect(svg).not.toContain('<text');
	for (const tag of ['rect', 'line', 'path', 'circle']) expect(svg.split(`<${tag} `).length - 1).toBe(nodes.filter((node) => node.tag === tag).length);
});

test('a nested shift moves the letters with the shapes', () => {
	const { chart } = takeApart({
		tag: 'svg', attributes: { width: 10, height: 10 },
		children: [{ tag: 'g', attributes: { transform: 'translate(-2 3.5)' }, children: [{ tag: 'g', attributes: { transform: 'translate(1 1)' }, children: [{ tag: 'text', attributes: { x: 4, y: 2, 'text-anchor': 'end', 'font-weight': 700 }, fill: 'ink-soft', text: 'a' }] }] }]
	});
	expect(chart.letters).toEqual([{ text: 'a', x: 3, y: 6.5, size: 13, bold: true, anchor: 'end', colour: '#55606b' }]);
});
