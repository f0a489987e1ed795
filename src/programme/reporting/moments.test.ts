import { expect, test } from 'vitest';
import { concernsOrganisation, reasonShown } from './moments.ts';

test.each([
	['reporting/sent', {}, true],
	['reporting/issued', {}, true],
	['reporting/returned', { from: 'sent' }, true],
	['reporting/returned', { from: 'reviewed' }, false],
	['reporting/drafted', {}, false],
	['reporting/part-edited', {}, false],
	['reporting/reviewed', {}, false],
	['reporting/withdrawn', {}, false]
] as const)('%s %j concerns the organisation: %s', (event, data, concerns) => {
	expect(concernsOrganisation({ event, data })).toBe(concerns);
});

test('why a draft went back is read by those who work on it, why an issued report is corrected by everybody', () => {
	expect(reasonShown({ event: 'reporting/returned', reason: 'Кайра карайлы' }, false)).toBe('');
	expect(reasonShown({ event: 'reporting/returned', reason: 'Кайра карайлы' }, true)).toBe('Кайра карайлы');
	expect(reasonShown({ event: 'reporting/reopened', reason: 'Ката' }, false)).toBe('Ката');
});
