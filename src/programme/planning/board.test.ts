import { expect, test } from 'vitest';
import { boardFilter, tallyBy, totalOf } from './board.ts';

const counts = [
	{ standing: 'overdue', parameter: 'organisational/5', region: 'KG-O', count: 3 },
	{ standing: 'stale', parameter: 'organisational/5', region: 'KG-N', count: 1 },
	{ standing: 'waiting', parameter: 'organisational/1', region: 'KG-O', count: 2 },
	{ standing: 'returned', parameter: 'performance/1', region: 'KG-O', count: 4 }
] as const;

test('by parameter and by region every action is counted once', () => {
	const [parameters, regions] = [tallyBy(counts, 'parameter'), tallyBy(counts, 'region')];
	expect(parameters.all).toEqual({ returned: 4, waiting: 2, overdue: 3, stale: 1 });
	expect(regions.all).toEqual(parameters.all);
	for (const { rows, all } of [parameters, regions]) expect(rows.reduce((sum, [, tally]) => sum + totalOf(tally), 0)).toBe(totalOf(all));
	expect(regions.rows).toEqual([['KG-O', { returned: 4, waiting: 2, overdue: 3, stale: 0 }], ['KG-N', { returned: 0, waiting: 0, overdue: 0, stale: 1 }]]);
});

test('parameter 1 of one instrument is not parameter 1 of another, and equal sums stand in order of their names', () => {
	expect(tallyBy(counts, 'parameter').rows.map(([key]) => key)).toEqual(['organisational/5', 'performance/1', 'organisational/1']);
});

test('of an address only what is understood counts', () => {
	expect(boardFilter.parse({ standing: 'overdue', parameter: 'organisational/5', region: 'KG-GB' })).toEqual({ standing: 'overdue', parameter: 'organisational/5', region: 'KG-GB' });
	expect(boardFilter.parse({ standing: 'lost', parameter: "x' or 1=1", region: '996' })).toEqual({});
});
