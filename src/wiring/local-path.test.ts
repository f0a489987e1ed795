import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test('a path of our own is kept', () => {
	expect(localPath('/planning?region=KG-N#due')).toBe('/planning?region=KG-N#due');
});

test.each(['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', 'javascript:alert(1)', '/\t/elsewhere.example', '/a\\b', '', null, undefined, 7])('%j leads home instead', (asked) => {
	expect(localPath(asked)).toBe('/');
	expect(localPath(asked, '/planning')).toBe('/planning');
});
